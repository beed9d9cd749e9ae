namespace SummitSearch.Lucene.Searching;

/// <summary>The best documents of a search.</summary>
/// <remarks>Immutable.</remarks>
public sealed class TopDocs
{
    internal TopDocs(ScoreDoc[] hits, TotalHits totalHits, bool isPartial, SortValue[][]? sortValues = null)
    {
        Hits = hits;
        TotalHits = totalHits;
        IsPartial = isPartial;
        SortValues = sortValues;
    }

    /// <summary>The hits, best first; equal ones by ascending document number.</summary>
    public IReadOnlyList<ScoreDoc> Hits { get; }

    /// <summary>How many documents match.</summary>
    public TotalHits TotalHits { get; }

    /// <summary>True where a deadline or a cancellation ended the search early: the hits are the best of what was seen.</summary>
    public bool IsPartial { get; }

    /// <summary>The sort values of each hit, one a sort field, where the search was sorted by fields; else null. The last ones serve as <see cref="SearchOptions.AfterValues"/>.</summary>
    public IReadOnlyList<IReadOnlyList<SortValue>>? SortValues { get; }
}

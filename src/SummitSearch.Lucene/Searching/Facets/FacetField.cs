namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>What to count over the matches of a query.</summary>
/// <remarks>Immutable.</remarks>
public sealed record FacetField
{
    private FacetField(string field, int top, IReadOnlyList<long>? boundaries)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        Field = field;
        Top = top;
        Boundaries = boundaries;
    }

    /// <summary>The doc-values field.</summary>
    public string Field { get; }

    /// <summary>How many values to return at most.</summary>
    public int Top { get; }

    /// <summary>Ascending borders of a histogram's buckets; null where values are counted.</summary>
    public IReadOnlyList<long>? Boundaries { get; }

    /// <summary>Counts the values of a sorted or sorted-set column: the most frequent first, equal ones in byte order.</summary>
    public static FacetField Values(string field, int top) => new(field, top, null);

    /// <summary>Counts the values of a numeric column by bucket: bucket i holds values from border i up to, but not including, border i + 1. Dates are
    /// numbers; whoever asks knows the calendar and gives the borders.</summary>
    /// <exception cref="ArgumentException">Fewer than two borders, or they do not ascend.</exception>
    public static FacetField Histogram(string field, IReadOnlyList<long> boundaries)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        for (int i = 1; i < boundaries.Count; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException("The borders of a histogram must ascend.", nameof(boundaries));
        }
        if (boundaries.Count < 2)
            throw new ArgumentException("A histogram needs two borders at least.", nameof(boundaries));
        return new FacetField(field, boundaries.Count - 1, boundaries);
    }
}

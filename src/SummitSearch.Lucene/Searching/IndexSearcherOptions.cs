using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>How a searcher scores and what it may keep in memory.</summary>
/// <remarks>Immutable.</remarks>
public sealed record IndexSearcherOptions
{
    /// <summary>Everything at its default; searchers that share it share its side tables.</summary>
    public static IndexSearcherOptions Default { get; } = new();

    /// <summary>BM25's k1: how fast repeated occurrences saturate. Finite, not negative.</summary>
    public float K1 { get; init; } = 1.2f;

    /// <summary>BM25's b: how much the field's length counts, 0 to 1.</summary>
    public float B { get; init; } = 0.75f;

    /// <summary>True to score every match document by document: the slow twin that pruned searches are tested against.</summary>
    public bool Exhaustive { get; init; }

    /// <summary>Memory for what makes searches fast. Give searchers of one index the same object, so that tables outlive a refresh.</summary>
    public SideTables SideTables { get; init; } = new();

    /// <summary>Memory for the matches of filters. Give searchers of one index the same object, so that they outlive a refresh.</summary>
    public FilterCache FilterCache { get; init; } = new();

    internal void Check()
    {
        if (!float.IsFinite(K1) || K1 < 0)
            throw new ArgumentOutOfRangeException(nameof(K1), K1, "k1 must be finite and not negative.");
        if (!(B >= 0 && B <= 1))
            throw new ArgumentOutOfRangeException(nameof(B), B, "b must be in 0 to 1.");
    }
}

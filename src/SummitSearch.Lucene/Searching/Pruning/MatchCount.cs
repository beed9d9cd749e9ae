namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Counts the hits of a search up to the number that must be exact.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class MatchCount(int threshold)
{
    /// <summary>Hits counted, or a lower bound of them.</summary>
    public long Value { get; private set; }

    /// <summary>False once a lower bound was added instead of a count.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>True once more hits were seen than must be counted exactly: then matches may be skipped.</summary>
    public bool IsEnough => Value > threshold;

    /// <summary>How many more hits must be counted before the rest may be skipped.</summary>
    public long Missing => Math.Max(0, threshold - Value + 1);

    /// <summary>Adds counted hits.</summary>
    public void Add(long hits) => Value += hits;

    /// <summary>Adds the hits of another count.</summary>
    public void AddAll(MatchCount other)
    {
        Value += other.Value;
        IsExact &= other.IsExact;
    }

    /// <summary>Adds at least this many hits: more may have been skipped.</summary>
    public void AddAtLeast(long hits)
    {
        Value += hits;
        IsExact = false;
    }
}

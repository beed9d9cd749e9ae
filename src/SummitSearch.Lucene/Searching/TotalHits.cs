namespace SummitSearch.Lucene.Searching;

/// <summary>How many documents match.</summary>
/// <param name="Value">The number, or a lower bound of it.</param>
/// <param name="IsExact">True for the very number.</param>
public readonly record struct TotalHits(long Value, bool IsExact)
{
    /// <inheritdoc/>
    public override string ToString() => IsExact ? $"{Value}" : $"{Value}+";
}

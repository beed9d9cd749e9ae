namespace SummitSearch.Lucene.Highlighting;

/// <summary>A phrase to look for in a text.</summary>
/// <param name="Slots">The alternatives of each place.</param>
/// <param name="Slop">Places that may be free between the words, all in all.</param>
/// <param name="InOrder">Whether the words must come in their order.</param>
internal sealed record HighlightPhrase(string[][] Slots, int Slop, bool InOrder)
{
    /// <inheritdoc/>
    public bool Equals(HighlightPhrase? other) => other is not null && Slop == other.Slop && InOrder == other.InOrder
        && Slots.Length == other.Slots.Length && Slots.Zip(other.Slots).All(static s => s.First.AsSpan().SequenceEqual(s.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Slots.Length, Slots[0][0], Slop, InOrder);
}

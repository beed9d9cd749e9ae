namespace SummitSearch.Lucene.Suggesting;

/// <summary>How a <see cref="DirectSpellChecker"/> looks for similar words.</summary>
/// <remarks>Immutable. The defaults are those of Lucene 8.</remarks>
public sealed record SpellOptions
{
    /// <summary>Fewest edits tried, 1 or 2; 2 is for who knows that no word is one edit away.</summary>
    public int MinEdits { get; init; } = 1;

    /// <summary>Most edits, 1 or 2; a swap of neighbours is one. Two edits are tried only where one gives too few words.</summary>
    public int MaxEdits { get; init; } = 2;

    /// <summary>Code points at the beginning that must be equal.</summary>
    public int MinPrefix { get; init; } = 1;

    /// <summary>Words looked at for each suggestion wanted.</summary>
    public int MaxInspections { get; init; } = 5;

    /// <summary>Least score, 0 to 1.</summary>
    public float Accuracy { get; init; } = 0.5f;

    /// <summary>Shorter words, in code points, get no suggestions.</summary>
    public int MinQueryLength { get; init; } = 4;

    /// <summary>Words that more documents hold get no suggestions: a share of all documents below 1, otherwise a number.</summary>
    public float MaxQueryFrequency { get; init; } = 0.01f;
}

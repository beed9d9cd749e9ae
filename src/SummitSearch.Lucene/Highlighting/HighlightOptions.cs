namespace SummitSearch.Lucene.Highlighting;

/// <summary>What a <see cref="UnifiedHighlighter"/> shows of a text.</summary>
/// <remarks>Immutable.</remarks>
public sealed record HighlightOptions
{
    /// <summary>How many passages to show at most; 1 unless told otherwise.</summary>
    public int MaxPassages { get; init; } = 1;

    /// <summary>How many passages from the beginning to show when nothing matches; <see cref="MaxPassages"/> when null.</summary>
    public int? MaxPassagesWithoutMatch { get; init; }

    /// <summary>How much of the text is looked at, in UTF-16 units; 10,000 unless told otherwise.</summary>
    public int MaxLength { get; init; } = 10_000;

    /// <summary>True: the whole text is one passage. False: each sentence is one.</summary>
    public bool WholeText { get; init; }

    /// <summary>True: terms that the query looks for in any field count. False: only those of the highlighted field.</summary>
    public bool AnyField { get; init; }
}

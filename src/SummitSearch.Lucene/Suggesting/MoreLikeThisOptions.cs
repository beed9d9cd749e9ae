using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>Which words of a text a <see cref="MoreLikeThis"/> query is made of.</summary>
/// <remarks>Immutable. The defaults are those of Lucene 8.</remarks>
public sealed record MoreLikeThisOptions
{
    /// <summary>Least occurrences in the text.</summary>
    public int MinTermFreq { get; init; } = 2;

    /// <summary>Least number of documents with the word.</summary>
    public int MinDocFreq { get; init; } = 5;

    /// <summary>Greatest number of documents with the word.</summary>
    public int MaxDocFreq { get; init; } = int.MaxValue;

    /// <summary>Most words of the query.</summary>
    public int MaxQueryTerms { get; init; } = 25;

    /// <summary>Least length of a word in UTF-16 units; 0 for any.</summary>
    public int MinWordLength { get; init; }

    /// <summary>Greatest length of a word in UTF-16 units; 0 for any.</summary>
    public int MaxWordLength { get; init; }

    /// <summary>Most tokens read of one value.</summary>
    public int MaxTokens { get; init; } = 5000;

    /// <summary>Words that never count, as analysed; null for none.</summary>
    public TermSet? StopWords { get; init; }

    /// <summary>True: words weigh by how telling they are. False: all the same.</summary>
    public bool Boost { get; init; }
}

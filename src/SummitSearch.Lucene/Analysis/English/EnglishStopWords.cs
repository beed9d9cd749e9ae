using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Analysis.English;

/// <summary>The 33 English stop words of the classic set.</summary>
public static class EnglishStopWords
{
    /// <summary>The set, in lower case.</summary>
    public static TermSet Default { get; } = new(
    [
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
        "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    ]);
}

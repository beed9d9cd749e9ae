using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Cjk;

/// <summary>Chinese, Japanese and Korean by pairs of characters, with width folding and lower case; other text as words.</summary>
/// <param name="stopWords">Terms to drop, in lower case; <see cref="DefaultStopWords"/> unless given.</param>
public sealed class CjkAnalyzer(TermSet? stopWords = null) : Analyzer
{
    private readonly TermSet _stopWords = stopWords ?? DefaultStopWords;

    /// <summary>English words that are common in text of these languages.</summary>
    public static TermSet DefaultStopWords { get; } = new(
    [
        "a", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
        "s", "such", "t", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with", "www",
    ]);

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) =>
        new StopFilter(new CjkBigramFilter(new LowerCaseFilter(new CjkWidthFilter(new StandardTokenizer()))), _stopWords);

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text)
    {
        char[] normalized = text.ToCharArray();
        int length = WidthFolding.Fold(normalized, 0);
        LowerCaseTable.ToLowerInPlace(normalized.AsSpan(0, length));
        return new string(normalized, 0, length);
    }
}

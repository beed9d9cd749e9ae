using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Standard;

/// <summary>Text of any language: standard tokenizer, lower case, and stop words when some are given.</summary>
/// <param name="stopWords">Terms to drop, in lower case; none unless given.</param>
public sealed class StandardAnalyzer(TermSet? stopWords = null) : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName)
    {
        TokenStream stream = new LowerCaseFilter(new StandardTokenizer());
        return stopWords is { Count: > 0 } ? new StopFilter(stream, stopWords) : stream;
    }

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseTable.ToLower(text);
}

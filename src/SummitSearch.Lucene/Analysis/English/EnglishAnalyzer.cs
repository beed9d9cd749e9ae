using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Analysis.Stemming;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.English;

/// <summary>English text: standard tokenizer, possessive endings, lower case, stop words, stems.</summary>
/// <param name="stopWords">Terms to drop, in lower case; <see cref="EnglishStopWords.Default"/> unless given.</param>
/// <param name="keywords">Terms that are not stemmed, in lower case; none unless given.</param>
/// <param name="stemming">The stemmer; with the default all terms equal those of Apache Lucene's English analyzer.</param>
public sealed class EnglishAnalyzer(TermSet? stopWords = null, TermSet? keywords = null, EnglishStemming stemming = EnglishStemming.Porter)
    : Analyzer
{
    private static readonly Porter2Stemmer Porter2 = new();

    private readonly TermSet _stopWords = stopWords ?? EnglishStopWords.Default;

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName)
    {
        TokenStream stream = new EnglishPossessiveFilter(new StandardTokenizer());
        stream = new StopFilter(new LowerCaseFilter(stream), _stopWords);
        if (keywords is { Count: > 0 }) stream = new KeywordMarkerFilter(stream, keywords);
        return stemming == EnglishStemming.Porter2 ? new StemFilter(stream, Porter2) : new PorterStemFilter(stream);
    }

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseTable.ToLower(text);
}

using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Backends;

/// <summary>English news: possessive endings off, acronyms joined, lower case, accents folded, stop words out, irregular and variant forms brought together, stems.</summary>
internal sealed class NewsAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName)
    {
        TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(new NumberTableFilter(new StandardTokenizer())));
        stream = new StopFilter(new AcronymFilter(new AsciiFoldingFilter(stream)), EnglishStopWords.Default);
        return new Porter2StemFilter(new WordFormFilter(stream));
    }

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseFilter.Lower(text);
}

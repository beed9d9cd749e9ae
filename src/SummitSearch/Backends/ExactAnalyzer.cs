using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Backends;

/// <summary>Words as they are written, in lower case, without possessive endings.</summary>
internal sealed class ExactAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new LowerCaseFilter(new EnglishPossessiveFilter(new NumberTableFilter(new StandardTokenizer())));

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseFilter.Lower(text);
}

using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Backends;

/// <summary>A whole value as one term in lower case.</summary>
internal sealed class FilterAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new LowerCaseFilter(new KeywordTokenizer());

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseFilter.Lower(text);
}

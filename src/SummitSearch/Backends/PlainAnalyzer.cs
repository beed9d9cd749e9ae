using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Backends;

/// <summary>Languages without rules of their own: lower case, accents folded, every word kept.</summary>
internal sealed class PlainAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new AsciiFoldingFilter(new LowerCaseFilter(new StandardTokenizer()));

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseTable.ToLower(text);
}

using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Conformance.Searching;

/// <summary>Words between white space; an underscore is a hole in the positions.</summary>
internal sealed class HoleAnalyzer : Analyzer
{
    private static readonly TermSet Holes = new(["_"]);

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new StopFilter(new WhitespaceTokenizer(), Holes);
}

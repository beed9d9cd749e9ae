namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Cuts at white space and changes nothing.</summary>
public sealed class WhitespaceAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new WhitespaceTokenizer();
}

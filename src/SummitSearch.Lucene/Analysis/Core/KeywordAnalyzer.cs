namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Takes each text as one term, unchanged.</summary>
public sealed class KeywordAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new KeywordTokenizer();
}

using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Runs of letters in lower case.</summary>
public sealed class SimpleAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new LowerCaseFilter(new LetterTokenizer());

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => LowerCaseTable.ToLower(text);
}

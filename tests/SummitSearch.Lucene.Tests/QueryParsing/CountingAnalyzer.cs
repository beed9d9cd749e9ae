using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;

namespace SummitSearch.Lucene.Tests.QueryParsing;

/// <summary>Divides at white space, and counts how many terms it brings into the form of the index.</summary>
internal sealed class CountingAnalyzer : Analyzer
{
    /// <summary>How often it was asked for a token or a normal form.</summary>
    public int Calls { get; private set; }

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => new Counted(new WhitespaceTokenizer(), this);

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text)
    {
        Calls++;
        return text;
    }

    private sealed class Counted(TokenStream input, CountingAnalyzer owner) : TokenFilter(input)
    {
        public override bool MoveNext()
        {
            owner.Calls++;
            return Input.MoveNext();
        }
    }
}

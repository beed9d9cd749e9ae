using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Conformance.Analysis;

/// <summary>The analysis of texts by our own chains, in the oracle's form.</summary>
internal static class OwnAnalysis
{
    /// <summary>Runs a chain over one text; the result ends with the end state.</summary>
    public static List<AnalyzedToken> Analyze(TokenStream stream, string text)
    {
        var tokens = new List<AnalyzedToken>();
        Token token = stream.Token;
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            tokens.Add(new AnalyzedToken(token.Text.ToString(), token.StartOffset, token.EndOffset, token.PositionIncrement, token.PositionLength, NameOf(token.Type)));
        }

        stream.End();
        tokens.Add(new AnalyzedToken("END", token.StartOffset, token.EndOffset, token.PositionIncrement, 0, "-"));
        return tokens;
    }

    private static string NameOf(TokenType type) => type switch
    {
        TokenType.Alphanumeric => "<ALPHANUM>",
        TokenType.Number => "<NUM>",
        TokenType.Ideographic => "<IDEOGRAPHIC>",
        TokenType.Hiragana => "<HIRAGANA>",
        TokenType.Katakana => "<KATAKANA>",
        TokenType.Hangul => "<HANGUL>",
        TokenType.SoutheastAsian => "<SOUTHEAST_ASIAN>",
        TokenType.Emoji => "<EMOJI>",
        TokenType.Single => "<SINGLE>",
        TokenType.Double => "<DOUBLE>",
        TokenType.Synonym => "SYNONYM",
        _ => "word",
    };
}

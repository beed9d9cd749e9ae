namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Marks the terms of a set as keywords, which stemmers leave alone.</summary>
/// <param name="input">The stream before this one.</param>
/// <param name="keywords">What is marked, compared ordinally with the term as it arrives.</param>
public sealed class KeywordMarkerFilter(TokenStream input, TermSet keywords) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        if (keywords.Contains(Token.Text)) Token.IsKeyword = true;
        return true;
    }
}

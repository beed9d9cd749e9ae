namespace SummitSearch.Lucene.Analysis.Stemming;

/// <summary>Stems the terms that are not marked as keywords.</summary>
internal sealed class StemFilter(TokenStream input, Stemmer stemmer) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        if (Token.IsKeyword) return true;
        Token.EnsureCapacity((Token.Length * 2) + 2);
        StemMemo.OfThread.Stem(Token, stemmer);
        return true;
    }
}

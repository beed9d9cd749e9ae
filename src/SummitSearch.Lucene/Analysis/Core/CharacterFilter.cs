namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>A filter that rewrites each term in place and never makes it longer.</summary>
internal abstract class CharacterFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public sealed override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        Token.Length = Rewrite(Token.Characters);
        return true;
    }

    /// <summary>Rewrites a term and returns its new length.</summary>
    protected abstract int Rewrite(Span<char> term);
}

namespace SummitSearch.Lucene.Analysis.English;

/// <summary>Reduces English lower-case terms to their Porter stems, except those marked as keywords.</summary>
/// <param name="input">The stream before this one.</param>
public sealed class PorterStemFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        if (!Token.IsKeyword) Token.Length = PorterStemmer.Stem(Token.Characters);
        return true;
    }
}

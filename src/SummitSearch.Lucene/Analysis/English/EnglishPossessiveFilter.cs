namespace SummitSearch.Lucene.Analysis.English;

/// <summary>Takes a possessive ending (<c>'s</c>, with a straight, curly or full-width apostrophe) off the term; offsets stay.</summary>
/// <param name="input">The stream before this one.</param>
public sealed class EnglishPossessiveFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        int length = Token.Length;
        char[] buffer = Token.Buffer;
        if (length >= 2 && (buffer[length - 1] | 0x20) == 's' && buffer[length - 2] is '\'' or '\u2019' or '\uFF07') Token.Length = length - 2;
        return true;
    }
}

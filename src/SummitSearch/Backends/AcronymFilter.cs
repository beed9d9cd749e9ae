using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Joins acronyms: u.s to us.</summary>
/// <param name="input">Tokens of a word tokenizer, which leaves out the last dot.</param>
internal sealed class AcronymFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        if (IsAcronym(Token.Text)) Join();
        return true;
    }

    /// <summary>Single letters with a dot between each two.</summary>
    private static bool IsAcronym(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text.Length % 2 == 0) return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsAsciiLetter(text[i]) : text[i] != '.') return false;
        }
        return true;
    }

    private void Join()
    {
        Span<char> text = Token.Characters;
        for (int i = 2; i < text.Length; i += 2) text[i / 2] = text[i];
        Token.Length = (text.Length + 1) / 2;
    }
}

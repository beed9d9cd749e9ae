using System.Globalization;
using System.Text;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Resolves and adds the escapes of the classic syntax: <c>\x</c> is the character x, <c>\uXXXX</c> a UTF-16 unit.</summary>
internal static class EscapedText
{
    /// <summary>The text that an escaped text stands for.</summary>
    /// <param name="text">The escaped text.</param>
    /// <param name="position">Where it stands in the query, for errors.</param>
    /// <exception cref="QueryParseException">A cut-off <c>\u</c>, or a final backslash.</exception>
    public static string Unescape(ReadOnlySpan<char> text, int position)
    {
        if (text.IndexOf('\\') < 0)
            return text.ToString();
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            if (++i == text.Length)
                throw new QueryParseException($"Position {position + i} of the query: a backslash needs a character after it.", position + i);
            if (text[i] != 'u')
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append(HexUnit(text[(i + 1)..], position + i));
            i += 4;
        }
        return plain.ToString();
    }

    /// <summary>A text in which every character with a meaning of its own is escaped, so that it parses as one word.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in text)
        {
            if (ClassicLexer.IsSpecial(c) || c is '&' or '|')
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static char HexUnit(ReadOnlySpan<char> rest, int position)
    {
        if (rest.Length >= 4 && ushort.TryParse(rest[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            return (char)unit;
        throw new QueryParseException($"Position {position} of the query: four hexadecimal digits were expected after \\u.", position);
    }
}

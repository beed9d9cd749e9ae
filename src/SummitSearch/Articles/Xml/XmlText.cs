using System.Text;
using System.Text.RegularExpressions;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Xml;

/// <summary>Decodes the bytes of an XML file, as Appendix F of the XML recommendation describes.</summary>
internal static partial class XmlText
{
    private const int LengthOfDeclaration = 512;

    /// <summary>The text without byte-order mark.</summary>
    /// <exception cref="ArticleRefusedException">The bytes are binary or not in the declared encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Wide(bytes) is { } wide)
        {
            string text = wide.GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0') ? throw new ArticleRefusedException(null, "The file holds NUL characters: this is a binary file.") : text;
        }
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LengthOfDeclaration)]);
        Match declaration = Declaration().Match(head);
        return DeclaredEncoding.Decode(bytes, declaration.Success ? declaration.Groups[1].Value : null, "windows-1252");
    }

    /// <summary>UTF-16 and UTF-32 by their first four bytes, with or without a byte-order mark.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return null;
        return (bytes[0], bytes[1], bytes[2], bytes[3]) switch
        {
            (0, 0, 0xFE, 0xFF) or (0, 0, 0, 0x3C) => new UTF32Encoding(true, false),
            (0xFF, 0xFE, 0, 0) or (0x3C, 0, 0, 0) => new UTF32Encoding(false, false),
            (0xFE, 0xFF, _, _) or (0, 0x3C, 0, not 0) => Encoding.BigEndianUnicode,
            (0xFF, 0xFE, _, _) or (0x3C, 0, not 0, 0) => Encoding.Unicode,
            _ => null,
        };
    }

    [GeneratedRegex(@"^[\uFEFF\s]*(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*[""']([A-Za-z][\w.:-]*)[""']", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Declaration();
}

using System.Text;
using System.Text.Unicode;

namespace SummitSearch.Articles.Text;

/// <summary>Decodes formats that may declare their encoding: HTML and XML.</summary>
internal static class DeclaredEncoding
{
    // Beyond one strange character in so many the declaration is wrong, not the author's keyboard.
    private const int CharactersPerReplacement = 200;

    // So many bytes beyond ASCII in a legacy encoding never happen to be sound UTF-8.
    private const int NoChance = 8;

    /// <summary>The text without its byte-order mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">The name it declares itself, or null.</param>
    /// <param name="fallback">What it is if it declares nothing and is not UTF-8; null to refuse it.</param>
    /// <exception cref="ArticleRefusedException">The bytes are binary or not in the encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared, string? fallback)
    {
        bool marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (marked) return TextDecoder.Decode(bytes);
        Encoding? encoding = declared is null ? null : Find(declared);
        if (encoding is null or UTF8Encoding || IsSurelyUtf8(bytes))
        {
            if (Utf8.IsValid(bytes) || fallback is null && encoding is null) return TextDecoder.Decode(bytes);
            encoding ??= Find(fallback!)!;
        }
        if (encoding is not (UnicodeEncoding or UTF32Encoding)) TextDecoder.RefuseBinary(bytes);
        string text = encoding.GetString(bytes);
        RefuseGarbage(text, encoding);
        return text;
    }

    /// <summary>The encoding that a name means on the web; null for a name that means none.</summary>
    public static Encoding? Find(string name)
    {
        // What the web calls by these names is their larger cousin (WHATWG Encoding Standard).
        string known = name.Trim().Trim('"', '\'').ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso8859-1" or "l1" => "windows-1252",
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" => "gb18030",
            "x-sjis" or "sjis" or "ms_kanji" or "shift-jis" or "windows-31j" => "shift_jis",
            "ks_c_5601-1987" or "euc_kr" or "korean" => "euc-kr",
            "iso-8859-9" => "windows-1254",
            "utf8" or "unicode-1-1-utf-8" => "utf-8",
            "utf_16" or "utf-16" or "u16" or "utf16" => "utf-16",
            string other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(known) ?? Encoding.GetEncoding(known);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            // Unknown, or given up for safety's sake, as UTF-7 is.
            return null;
        }
    }

    /// <summary>True if the bytes are UTF-8 and that cannot be chance; a page that was saved anew often keeps its old declaration.</summary>
    private static bool IsSurelyUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) return false;
        int beyondAscii = 0;
        foreach (byte b in bytes)
            if (b >= 0x80 && ++beyondAscii > NoChance) return true;
        return false;
    }

    private static void RefuseGarbage(string text, Encoding encoding)
    {
        int replaced = text.AsSpan().Count('\uFFFD');
        if (replaced > 0 && replaced > text.Length / CharactersPerReplacement)
            throw new ArticleRefusedException(null, $"{replaced:N0} characters do not exist in {encoding.WebName}, the encoding that the file declares.");
    }
}

using System.Text;

namespace SummitSearch.Articles.Text;

/// <summary>Bytes to text for formats that are UTF-8, or UTF-16 with a byte-order mark.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>The text without its byte-order mark.</summary>
    /// <exception cref="ArticleRefusedException">The bytes are not text in such an encoding; names the line of the fault.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeUtf16(bytes[2..], Encoding.Unicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeUtf16(bytes[2..], Encoding.BigEndianUnicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        RefuseBinary(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            int offset = Math.Clamp(fault.Index, 0, bytes.Length);
            throw new ArticleRefusedException(LineAt(bytes, offset), $"Byte {offset} is not UTF-8; save the file as UTF-8, or as UTF-16 with a byte-order mark.", fault);
        }
    }

    /// <summary>Throws if the bytes hold what no text holds.</summary>
    /// <exception cref="ArticleRefusedException">There is a NUL byte, or one byte in ten is a control character.</exception>
    public static void RefuseBinary(ReadOnlySpan<byte> bytes)
    {
        int nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            throw new ArticleRefusedException(LineAt(bytes, nul), $"Byte {nul} is NUL: this is a binary file, or UTF-16 without a byte-order mark.");
        int controls = 0;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 8192)];
        foreach (byte b in head)
            if (b < 0x20 && b is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or 0x0C or 0x1B)) controls++;
        if (controls * 10 > head.Length) throw new ArticleRefusedException(1, "The file is full of control characters: this is a binary file.");
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int offset) => bytes[..offset].Count((byte)'\n') + 1;

    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (bytes.Length % 2 != 0) throw new ArticleRefusedException(null, "The file has a UTF-16 byte-order mark but an odd number of bytes.");
        string text = encoding.GetString(bytes);
        if (text.Contains('\0')) throw new ArticleRefusedException(null, "The file has a UTF-16 byte-order mark but holds NUL characters: this is a binary file.");
        return text;
    }
}

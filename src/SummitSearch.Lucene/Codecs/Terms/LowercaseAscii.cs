using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Packs text of mostly lower-case ASCII letters, digits and punctuation from 8 into 6 bits a byte (FORMAT.md, "Suffix compression").</summary>
/// <remarks>Thread-safe, allocates nothing.</remarks>
internal static class LowercaseAscii
{
    private const int MinLength = 8;
    private const int MaxDistance = 255;

    /// <summary>Compresses; false, with nothing written, if the text is too short or has too many other bytes.</summary>
    public static bool TryCompress(ReadOnlySpan<byte> text, MemoryOutput output)
    {
        if (text.Length < MinLength || !CountExceptions(text, out int exceptions))
            return false;
        int saved = text.Length >> 2, kept = text.Length - saved;
        Span<byte> packed = output.Append(kept);
        for (int i = 0; i < kept; i++)
            packed[i] = Code(text[i]);
        for (int i = 0; i < saved; i++)
        {
            int code = Code(text[kept + i]);
            packed[i] |= (byte)((code & 0x30) << 2);
            packed[saved + i] |= (byte)((code & 0x0C) << 4);
            packed[2 * saved + i] |= (byte)((code & 0x03) << 6);
        }
        output.WriteVInt(exceptions);
        WriteExceptions(text, output);
        return true;
    }

    /// <summary>Reads <paramref name="text"/>.Length bytes of text.</summary>
    /// <exception cref="CorruptIndexException">The data are cut off or an exception lies outside the text.</exception>
    public static void Decompress(IndexInput input, Span<byte> text)
    {
        int saved = text.Length >> 2, kept = text.Length - saved;
        input.ReadSpan(kept).CopyTo(text);
        for (int i = 0; i < saved; i++)
            text[kept + i] = (byte)((text[i] & 0xC0) >> 2 | (text[saved + i] & 0xC0) >> 4 | (text[2 * saved + i] & 0xC0) >> 6);
        foreach (ref byte b in text)
            b = (byte)(((b & 0x1F) | 0x20 | (b & 0x20) << 1) - 1);
        int at = 0;
        for (int exceptions = input.ReadCount(text.Length); exceptions > 0; exceptions--)
        {
            at += input.ReadByte();
            if (at >= text.Length)
                throw new CorruptIndexException(input.Name, input.Position, $"a compressed suffix has an exception at {at} of {text.Length}.");
            text[at] = input.ReadByte();
        }
    }

    private static byte Code(byte b) => (byte)((b + 1) & 0x1F | ((b + 1) & 0x40) >> 1);

    private static bool IsRegular(byte b) => ((b + 1) & ~0x1F) is 0x20 or 0x60;

    private static bool CountExceptions(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        int last = 0, most = text.Length >> 5;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsRegular(text[i]))
                continue;
            count += 1 + (i - last - 1) / MaxDistance * (i > last ? 1 : 0);
            if (count > most)
                return false;
            last = i;
        }
        return true;
    }

    private static void WriteExceptions(ReadOnlySpan<byte> text, MemoryOutput output)
    {
        int last = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsRegular(text[i]))
                continue;
            for (; i - last > MaxDistance; last += MaxDistance)
            {
                output.WriteByte(MaxDistance);
                output.WriteByte(text[last + MaxDistance]);
            }
            output.WriteByte((byte)(i - last));
            output.WriteByte(text[i]);
            last = i;
        }
    }
}

using System.Runtime.Intrinsics;
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
        Gather(text, saved, kept);
        Widen(text);
        int at = 0;
        for (int exceptions = input.ReadCount(text.Length); exceptions > 0; exceptions--)
        {
            at += input.ReadByte();
            if (at >= text.Length)
                throw new CorruptIndexException(input.Name, input.Position, $"a compressed suffix has an exception at {at} of {text.Length}.");
            text[at] = input.ReadByte();
        }
    }

    /// <summary>Puts the codes of the last quarter together from the spare bits of the first three.</summary>
    private static void Gather(Span<byte> text, int saved, int kept)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= saved; i += Vector128<byte>.Count)
        {
            // Shifts work on 16 bits; the masks drop what came over from the neighbour.
            Vector128<byte> high = (Vector128.Create<byte>(text[i..]).AsUInt16() >> 2).AsByte() & Vector128.Create((byte)0x30);
            Vector128<byte> middle = (Vector128.Create<byte>(text[(saved + i)..]).AsUInt16() >> 4).AsByte() & Vector128.Create((byte)0x0C);
            Vector128<byte> low = (Vector128.Create<byte>(text[(2 * saved + i)..]).AsUInt16() >> 6).AsByte() & Vector128.Create((byte)0x03);
            (high | middle | low).CopyTo(text[(kept + i)..]);
        }
        for (; i < saved; i++)
            text[kept + i] = (byte)((text[i] & 0xC0) >> 2 | (text[saved + i] & 0xC0) >> 4 | (text[2 * saved + i] & 0xC0) >> 6);
    }

    private static void Widen(Span<byte> text)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= text.Length; i += Vector128<byte>.Count)
        {
            Vector128<byte> codes = Vector128.Create<byte>(text[i..]), upper = codes & Vector128.Create((byte)0x20);
            (((codes & Vector128.Create((byte)0x1F)) | Vector128.Create((byte)0x20) | (upper + upper)) - Vector128<byte>.One).CopyTo(text[i..]);
        }
        for (; i < text.Length; i++)
            text[i] = (byte)(((text[i] & 0x1F) | 0x20 | (text[i] & 0x20) << 1) - 1);
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

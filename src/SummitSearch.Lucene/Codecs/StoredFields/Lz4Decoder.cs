using System.Buffers.Binary;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Decompresses the LZ4 block format (LZ4 block format description). Every length and distance is checked.</summary>
internal static class Lz4Decoder
{
    private const int Wide = 16;

    /// <summary>Fills <paramref name="target"/> from a compressed block.</summary>
    /// <param name="source">The block; bytes behind it are ignored.</param>
    /// <param name="dictionary">Bytes that count as standing right before the target.</param>
    /// <param name="target">Receives exactly its length.</param>
    /// <returns>The number of source bytes used, or -1 if they are damaged.</returns>
    public static int Decode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> target)
    {
        int read = 0;
        int filled = 0;
        do
        {
            if (read >= source.Length)
                return -1;
            int token = source[read++];
            int literals = token >> 4;
            if (literals == 15 && !TryReadRest(source, ref read, ref literals))
                return -1;
            if ((uint)literals > (uint)(target.Length - filled) || literals > source.Length - read)
                return -1;
            CopyLiterals(source[read..], target[filled..], literals);
            read += literals;
            filled += literals;
            if (filled == target.Length)
                return read;
            if (!TryReadMatch(source, ref read, token & 15, out int distance, out int length) || length > target.Length - filled || distance == 0)
                return -1;
            if (distance > filled + dictionary.Length)
                return -1;
            if (distance > filled)
            {
                ReadOnlySpan<byte> past = dictionary[^(distance - filled)..];
                int fromDictionary = Math.Min(length, past.Length);
                past[..fromDictionary].CopyTo(target[filled..]);
                filled += fromDictionary;
                length -= fromDictionary;
            }
            CopyMatch(target, filled, distance, length);
            filled += length;
        }
        while (filled < target.Length);
        return read;
    }

    private static void CopyLiterals(ReadOnlySpan<byte> source, Span<byte> target, int count)
    {
        // Sixteen bytes at once are cheaper than the exact number, where both sides have them.
        if (count <= Wide && source.Length >= Wide && target.Length >= Wide)
            source[..Wide].CopyTo(target);
        else
            source[..count].CopyTo(target);
    }

    private static void CopyMatch(Span<byte> target, int at, int distance, int length)
    {
        int from = at - distance;
        if (from >= 0 && distance >= Wide && length <= Wide && target.Length - at >= Wide)
        {
            target.Slice(from, Wide).CopyTo(target[at..]);
            return;
        }
        // An overlapping match repeats its first bytes: each round doubles what can be copied at once.
        while (length > 0)
        {
            int piece = Math.Min(length, at - from);
            target.Slice(from, piece).CopyTo(target[at..]);
            at += piece;
            length -= piece;
        }
    }

    private static bool TryReadMatch(ReadOnlySpan<byte> source, ref int read, int code, out int distance, out int length)
    {
        distance = 0;
        length = code;
        if (source.Length - read < 2)
            return false;
        distance = BinaryPrimitives.ReadUInt16LittleEndian(source[read..]);
        read += 2;
        if (code == 15 && !TryReadRest(source, ref read, ref length))
            return false;
        length += Lz4Encoder.MinMatch;
        return true;
    }

    private static bool TryReadRest(ReadOnlySpan<byte> source, ref int read, ref int length)
    {
        int b;
        do
        {
            if (read >= source.Length || length > int.MaxValue - 1024)
                return false;
            b = source[read++];
            length += b;
        }
        while (b == 255);
        return true;
    }
}

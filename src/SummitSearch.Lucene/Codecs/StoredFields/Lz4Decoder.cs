using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Decompresses the LZ4 block format (LZ4 block format description). Every length and distance is checked.</summary>
internal static class Lz4Decoder
{
    private const int Wide = 16;

    // What the quick way may read and write at most, whatever the token says: token, literals and distance; literals and match.
    private const int QuickRead = 1 + Wide + 2;
    private const int QuickWrite = Wide + (2 * Wide);
    private const int LongToken = 15;

    /// <summary>Fills <paramref name="target"/> from a compressed block.</summary>
    /// <param name="source">The block; bytes behind it are ignored.</param>
    /// <param name="dictionary">Bytes that count as standing right before the target.</param>
    /// <param name="target">Receives exactly its length.</param>
    /// <returns>The number of source bytes used, or -1 if they are damaged.</returns>
    public static int Decode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> target)
    {
        PartProgress progress = default;
        return TryDecode(source, dictionary, target, target.Length, ref progress) ? progress.Read : -1;
    }

    /// <summary>Fills the beginning of <paramref name="target"/> from a compressed block, or goes on with it.</summary>
    /// <param name="source">The block; bytes behind it are ignored.</param>
    /// <param name="dictionary">Bytes that count as standing right before the target.</param>
    /// <param name="target">As long as all that the block holds. Bytes behind those that are filled may be anything.</param>
    /// <param name="needed">How much of it to fill at least.</param>
    /// <param name="progress">How far both are; changed on success only.</param>
    /// <returns>False if the block is damaged.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> target, int needed, ref PartProgress progress)
    {
        (int read, int filled) = progress;
        do
        {
            DecodeShort(source, target, needed, ref read, ref filled);
            if (filled >= needed && needed > 0)
                break;
            if (read >= source.Length)
                return false;
            int token = source[read++];
            int literals = token >> 4;
            if (literals == LongToken && !TryReadRest(source, ref read, ref literals))
                return false;
            if ((uint)literals > (uint)(target.Length - filled) || literals > source.Length - read)
                return false;
            source.Slice(read, literals).CopyTo(target[filled..]);
            read += literals;
            filled += literals;
            if (filled == target.Length)
                break;
            if (!TryReadMatch(source, ref read, token & LongToken, out int distance, out int length) || length > target.Length - filled || distance == 0)
                return false;
            if (distance > filled + dictionary.Length)
                return false;
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
        while (filled < needed);
        progress = new PartProgress(read, filled);
        return true;
    }

    /// <summary>Decompresses tokens for as long as they are short, do not overlap themselves closely, reach back no further than the target and are not near the end of anything, until there is what is needed:
    /// nearly all of a text. Copies are of sixteen bytes, whatever is needed of them; the next overwrites the rest.</summary>
    private static void DecodeShort(ReadOnlySpan<byte> source, Span<byte> target, int needed, ref int read, ref int filled)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int at = read;
        int end = filled;
        // The two bounds hold for all reads and writes of a round.
        int lastRead = source.Length - QuickRead;
        int lastWrite = Math.Min(target.Length - QuickWrite, needed - 1);
        while (at <= lastRead && end <= lastWrite)
        {
            int token = Unsafe.Add(ref from, at);
            int literals = token >> 4;
            int code = token & LongToken;
            if (literals == LongToken || code == LongToken)
                break;
            Vector128.LoadUnsafe(ref from, (nuint)at + 1).StoreUnsafe(ref to, (nuint)end);
            int start = end + literals;
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(source.Slice(at + 1 + literals, 2));
            if (distance < Wide || distance > start)
                break;
            ref byte match = ref Unsafe.Add(ref to, start - distance);
            ref byte copy = ref Unsafe.Add(ref to, start);
            // At most 18 bytes; the second half is read after the first is written, as the two may overlap.
            Vector128.LoadUnsafe(ref match).StoreUnsafe(ref copy);
            Vector128.LoadUnsafe(ref match, Wide).StoreUnsafe(ref copy, Wide);
            at += 1 + literals + 2;
            end = start + code + Lz4Encoder.MinMatch;
        }
        read = at;
        filled = end;
    }

    private static void CopyMatch(Span<byte> target, int at, int distance, int length)
    {
        int from = at - distance;
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
        if (code == LongToken && !TryReadRest(source, ref read, ref length))
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

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Compresses to the LZ4 block format, greedily: one hash table of four-byte sequences, the first match found is taken (LZ4 block format description).</summary>
/// <remarks>Not thread-safe. About 500 MB of English text a second on one core. Never fails to find room: it reserves the worst case.</remarks>
internal sealed class Lz4Encoder
{
    /// <summary>The shortest match.</summary>
    internal const int MinMatch = 4;

    private const int HashBits = 14;
    private const int LastLiterals = 5;
    private const int MatchSearchLimit = 12;
    // A miss costs one step; after each further 64 misses in a row the step grows, so that incompressible bytes pass quickly.
    private const int SkipTrigger = 6;

    private readonly ushort[] _table = new ushort[1 << HashBits];
    private readonly ushort[] _dictionaryTable = new ushort[1 << HashBits];
    private byte[] _window = [];
    private int _dictionaryLength;

    /// <summary>Sets the bytes that the following blocks may refer back to; forgets those of earlier calls.</summary>
    public void SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        if (_window.Length < dictionary.Length)
            _window = new byte[dictionary.Length * 16];
        dictionary.CopyTo(_window);
        _dictionaryLength = dictionary.Length;
        Array.Clear(_dictionaryTable);
        for (int i = 0; i + MinMatch <= dictionary.Length; i++)
            _dictionaryTable[Hash(BinaryPrimitives.ReadUInt32LittleEndian(dictionary[i..]))] = (ushort)i;
    }

    /// <summary>Appends one compressed block to <paramref name="output"/> and returns its length.</summary>
    public int Compress(ReadOnlySpan<byte> block, MemoryOutput output)
    {
        int end = _dictionaryLength + block.Length;
        if (_window.Length < end)
            Array.Resize(ref _window, end);
        block.CopyTo(_window.AsSpan(_dictionaryLength));
        _dictionaryTable.AsSpan().CopyTo(_table);
        Span<byte> room = output.Append(MaxLength(block.Length));
        int written = Encode(_window.AsSpan(0, end), _dictionaryLength, _table, room);
        output.Truncate(room.Length - written);
        return written;
    }

    /// <summary>The most bytes that <paramref name="length"/> bytes can become.</summary>
    private static int MaxLength(int length) => length + length / 255 + 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(uint sequence) => (int)(sequence * 2654435761u >> (32 - HashBits));

    /// <summary>Encodes window[start..] and returns how many bytes of <paramref name="output"/> were filled.</summary>
    /// <remarks>References instead of spans in the loop: every read lies below the window's length and every write below <see cref="MaxLength"/> by construction.</remarks>
    private static int Encode(ReadOnlySpan<byte> window, int start, Span<ushort> hashTable, Span<byte> output)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(window);
        ref ushort table = ref MemoryMarshal.GetReference(hashTable);
        ref byte target = ref MemoryMarshal.GetReference(output);
        int searchEnd = window.Length - MatchSearchLimit;
        int matchEnd = window.Length - LastLiterals;
        int anchor = start;
        int at = start;
        int written = 0;
        int misses = 1 << SkipTrigger;
        while (at <= searchEnd)
        {
            uint sequence = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at));
            ref ushort slot = ref Unsafe.Add(ref table, Hash(sequence));
            // The table keeps the low 16 bits of a position; the distance to it is below 65536 whatever the window's length.
            int distance = (ushort)(at - slot);
            slot = (ushort)at;
            int match = at - distance;
            if (distance == 0 || match < 0 || Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, match)) != sequence)
            {
                at += misses++ >> SkipTrigger;
                continue;
            }
            while (at > anchor && match > 0 && Unsafe.Add(ref bytes, at - 1) == Unsafe.Add(ref bytes, match - 1))
            {
                at--;
                match--;
            }
            int length = MinMatch + CommonLength(ref bytes, match + MinMatch, at + MinMatch, matchEnd);
            written = WriteSequence(ref target, written, ref bytes, anchor, at - anchor, distance, length);
            at += length;
            anchor = at;
            misses = 1 << SkipTrigger;
            if (at <= searchEnd)
                Unsafe.Add(ref table, Hash(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at - 2)))) = (ushort)(at - 2);
        }
        return WriteLiterals(ref target, written, ref bytes, anchor, window.Length - anchor, matchCode: 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CommonLength(ref byte bytes, int match, int at, int end)
    {
        int start = at;
        while (at + 8 <= end)
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at)) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, match));
            if (difference != 0)
                return at - start + (BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference)) / 8;
            at += 8;
            match += 8;
        }
        while (at < end && Unsafe.Add(ref bytes, at) == Unsafe.Add(ref bytes, match))
        {
            at++;
            match++;
        }
        return at - start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteSequence(ref byte target, int written, ref byte bytes, int literals, int literalCount, int distance, int length)
    {
        int matchCode = length - MinMatch;
        written = WriteLiterals(ref target, written, ref bytes, literals, literalCount, Math.Min(matchCode, 15));
        Unsafe.Add(ref target, written) = (byte)distance;
        Unsafe.Add(ref target, written + 1) = (byte)(distance >> 8);
        written += 2;
        return matchCode < 15 ? written : WriteRest(ref target, written, matchCode - 15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteLiterals(ref byte target, int written, ref byte bytes, int literals, int count, int matchCode)
    {
        Unsafe.Add(ref target, written++) = (byte)(Math.Min(count, 15) << 4 | matchCode);
        if (count >= 15)
            written = WriteRest(ref target, written, count - 15);
        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref target, written), ref Unsafe.Add(ref bytes, literals), (uint)count);
        return written + count;
    }

    private static int WriteRest(ref byte target, int written, int rest)
    {
        for (; rest >= 255; rest -= 255)
            Unsafe.Add(ref target, written++) = 255;
        Unsafe.Add(ref target, written++) = (byte)rest;
        return written;
    }
}

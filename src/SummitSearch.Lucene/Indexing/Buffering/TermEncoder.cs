using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Turns the characters of a token into the UTF-8 bytes of a term and their hash, eight characters at a time while they are ASCII.</summary>
/// <remarks>Not thread-safe; allocates only when a longer term than ever comes.</remarks>
internal sealed class TermEncoder
{
    private const int Lane = 8;
    private byte[] _bytes = new byte[256];

    /// <summary>The bytes of the term encoded last; lone surrogates became U+FFFD.</summary>
    public ReadOnlySpan<byte> Term => _bytes.AsSpan(0, Length);

    /// <summary>Their number.</summary>
    public int Length { get; private set; }

    /// <summary>Their hash, as <see cref="TermTable.Hash"/> computes it.</summary>
    public uint Hash { get; private set; }

    /// <summary>Encodes the current term of a token.</summary>
    public void Encode(Token token)
    {
        int length = token.Length;
        char[] text = token.Buffer;
        // Reads whole lanes, so up to seven characters behind the token that lie in its buffer.
        if (length + Lane > text.Length || length + Lane > _bytes.Length || !TryEncodeAscii(ref MemoryMarshal.GetArrayDataReference(text), length))
            EncodeAny(token.Text);
    }

    /// <summary>Encodes any text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void EncodeAny(ReadOnlySpan<char> text)
    {
        // Three bytes are the most that one UTF-16 unit needs; what is longer than every term may be is cut, and refused by its length later.
        if (text.Length > TermTable.MaxTermLength + 1)
            text = text[..(TermTable.MaxTermLength + 1)];
        if (_bytes.Length < text.Length * 3 + Lane)
            _bytes = new byte[text.Length * 3 + Lane];
        Length = Encoding.UTF8.GetBytes(text, _bytes);
        Hash = TermTable.Hash(Term);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryEncodeAscii(ref char text, int length)
    {
        ulong hash = (ulong)length;
        Span<byte> bytes = _bytes;
        for (int i = 0; i < length; i += Lane)
        {
            Vector128<ushort> lane = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref text, i)));
            ulong word = Vector128.Narrow(lane, Vector128<ushort>.Zero).AsUInt64().ToScalar();
            // What lies behind the token in its buffer must count neither for the hash nor for the test.
            int rest = length - i;
            if (rest < Lane)
            {
                word &= (1UL << (rest * 8)) - 1;
                lane &= TailMask(rest);
            }
            if ((lane & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero)
                return false;
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[i..], word);
            hash = TermTable.Step(hash, word);
        }
        Length = length;
        Hash = (uint)(hash >> 32);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> TailMask(int count) =>
        Vector128.LessThan(Vector128.Create((ushort)0, 1, 2, 3, 4, 5, 6, 7), Vector128.Create((ushort)count));
}

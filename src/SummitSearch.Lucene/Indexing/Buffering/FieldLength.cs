using System.Numerics;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The byte code of field lengths: exact up to 40, then four significant bits (FORMAT.md, "Norms").</summary>
internal static class FieldLength
{
    private const int ExactBelow = 24;

    /// <summary>The code of a length of 0 or more tokens.</summary>
    public static byte Encode(int length)
    {
        if (length < ExactBelow)
            return (byte)length;
        int rest = length - ExactBelow;
        int bits = 32 - BitOperations.LeadingZeroCount((uint)rest);
        if (bits < 4)
            return (byte)(ExactBelow + rest);
        int shift = bits - 4;
        return (byte)(ExactBelow + (((rest >> shift) & 7) | (shift + 1) << 3));
    }
}

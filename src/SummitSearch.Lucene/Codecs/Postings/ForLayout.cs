namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>How 128 integers of equal bit width lie in a packed block (FORMAT.md, "Packed blocks"): tables that encoder and decoders share.</summary>
/// <remarks>A block of b bits is 2b little-endian 64-bit words cut into lanes of 8, 16 or 32 bits. 2 * lane "collapsed" words hold all values, one value a lane;
/// the packed words take as many whole collapsed words as fit, and the bits left over in each lane hold the rest in pieces.</remarks>
internal static class ForLayout
{
    /// <summary>Values in a block.</summary>
    public const int BlockSize = 128;

    /// <summary>Largest packed block in bytes.</summary>
    public const int MaxBytes = 16 * 32;

    /// <summary>Words that a buffer for collapsed words needs, so that vector code may write whole vectors.</summary>
    public const int CollapsedBuffer = 64 + 8;

    private static readonly ulong[][] Masks = [BuildMasks(8), BuildMasks(16), BuildMasks(32)];
    private static readonly RemainderStep[][] Plans = BuildPlans();

    /// <summary>Lane width in bits for values of <paramref name="bits"/> bits (1 to 32).</summary>
    public static int LaneBits(int bits) => bits <= 8 ? 8 : bits <= 16 ? 16 : 32;

    /// <summary>A word whose lanes of <paramref name="laneBits"/> bits each have their low <paramref name="bits"/> bits set.</summary>
    public static ulong LaneMask(int bits, int laneBits) => Masks[laneBits >> 4][bits];

    /// <summary>All masks of one lane width, by number of bits.</summary>
    public static ReadOnlySpan<ulong> LaneMasks(int laneBits) => Masks[laneBits >> 4];

    /// <summary>Where the pieces of the first half of the left-over words are; the second half lies <c>bits</c> packed words further on.</summary>
    public static ReadOnlySpan<RemainderStep> Remainder(int bits) => Plans[bits];

    private static ulong[] BuildMasks(int laneBits)
    {
        ulong[] masks = new ulong[laneBits + 1];
        for (int bits = 0; bits <= laneBits; bits++)
        {
            for (int lane = 0; lane < 64; lane += laneBits)
                masks[bits] |= ((1UL << bits) - 1) << lane;
        }
        return masks;
    }

    private static RemainderStep[][] BuildPlans()
    {
        RemainderStep[][] plans = new RemainderStep[33][];
        plans[0] = [];
        for (int bits = 1; bits <= 32; bits++)
            plans[bits] = BuildPlan(bits, LaneBits(bits) % bits);
        return plans;
    }

    private static RemainderStep[] BuildPlan(int bits, int spareBits)
    {
        List<RemainderStep> steps = [];
        int word = 0, available = spareBits;
        for (int value = 0; value < spareBits; value++)
        {
            for (int missing = bits; missing > 0;)
            {
                int take = Math.Min(missing, available);
                missing -= take;
                available -= take;
                steps.Add(new RemainderStep((byte)word, (byte)available, (byte)take, (byte)missing));
                if (available == 0)
                {
                    word++;
                    available = spareBits;
                }
            }
        }
        return [.. steps];
    }
}

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>How the 16 collapsed words of a block of up to 8 bits a value are put together from the packed words, as steps for vectors of eight words:
/// permute, shift right, mask, shift left, or. A whole slot is one step; left-over values take as many as they have pieces.</summary>
internal static class BytePlan
{
    private const int Half = 8;
    private const int StepLength = 2 * 4 * Half;
    private static readonly ulong[][] Plans = [.. Enumerable.Range(0, 9).Select(Build)];

    /// <summary>The steps for a bit width of 1 to 8: for each, and for words 0 to 7 and 8 to 15, four vectors: indexes of packed words, right shifts, masks, left shifts.</summary>
    public static ReadOnlySpan<ulong> Of(int bits) => Plans[bits];

    private static ulong[] Build(int bits)
    {
        if (bits == 0)
            return [];
        List<RemainderStep>[] pieces = new List<RemainderStep>[16];
        int wordCount = 2 * bits, slots = 8 / bits;
        for (int word = 0; word < 16; word++)
        {
            int slot = word / wordCount;
            pieces[word] = slot < slots ? [new RemainderStep((byte)(word % wordCount), (byte)(8 - (slot + 1) * bits), (byte)bits, 0)] : Rest(bits, word - slots * wordCount);
        }
        ulong[] plan = new ulong[pieces.Max(static p => p.Count) * StepLength];
        for (int word = 0; word < 16; word++)
        {
            for (int step = 0; step < pieces[word].Count; step++)
                Set(plan.AsSpan(step * StepLength + word / Half * 4 * Half), word % Half, pieces[word][step]);
        }
        return plan;
    }

    private static List<RemainderStep> Rest(int bits, int value)
    {
        int half = 8 % bits, second = value >= half ? bits : 0, at = 0;
        List<RemainderStep> pieces = [];
        foreach (RemainderStep step in ForLayout.Remainder(bits))
        {
            if (at == value % half)
                pieces.Add(step with { Word = (byte)(step.Word + second) });
            if (step.Left == 0)
                at++;
        }
        return pieces;
    }

    private static void Set(Span<ulong> vectors, int place, RemainderStep piece)
    {
        vectors[place] = piece.Word;
        vectors[Half + place] = piece.Right;
        vectors[2 * Half + place] = ForLayout.LaneMask(piece.Take, 8);
        vectors[3 * Half + place] = piece.Left;
    }
}

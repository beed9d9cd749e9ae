namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Turns a range of code points into paths of byte ranges: the UTF-8 forms of its members.</summary>
/// <remarks>Surrogates have no UTF-8 form and are left out. The cut points are those of the table in RFC 3629, section 4.</remarks>
internal static class Utf8Ranges
{
    private const int MaxCodePoint = 0x10FFFF;

    private static readonly int[] LastOfLength = [0x7F, 0x7FF, 0xFFFF, MaxCodePoint];

    /// <summary>Adds to <paramref name="nfa"/> every path from one state to another that spells a code point of the range.</summary>
    public static void AddPaths(Nfa nfa, int from, int to, int low, int high)
    {
        if (low <= 0xD7FF && high >= 0xD800)
        {
            AddPaths(nfa, from, to, low, 0xD7FF);
            low = 0xE000;
        }
        low = low is >= 0xD800 and <= 0xDFFF ? 0xE000 : low;
        high = high is >= 0xD800 and <= 0xDFFF ? 0xD7FF : high;
        int length = 0;
        while (low <= high)
        {
            while (low > LastOfLength[length])
                length++;
            int last = Math.Min(high, LastOfLength[length]);
            AddSameLength(nfa, from, to, low, last, length);
            low = last + 1;
        }
    }

    /// <summary>Adds code points of one encoded length with <paramref name="rest"/> continuation bytes below the first differing one.</summary>
    private static void AddSameLength(Nfa nfa, int from, int to, int low, int high, int rest)
    {
        int firstLow = LeadByte(low, rest);
        int firstHigh = LeadByte(high, rest);
        AddTail(nfa, from, to, firstLow, firstHigh, low, high, rest);
    }

    /// <summary>Adds paths that begin with bytes <paramref name="byteLow"/>..<paramref name="byteHigh"/> and go on with <paramref name="rest"/> continuation bytes
    /// between those of the two code points.</summary>
    private static void AddTail(Nfa nfa, int from, int to, int byteLow, int byteHigh, int low, int high, int rest)
    {
        if (rest == 0)
        {
            nfa.AddEdge(from, byteLow, byteHigh, to);
            return;
        }
        int mask = (1 << (6 * rest)) - 1;
        if (byteLow == byteHigh)
        {
            int next = nfa.AddState();
            nfa.AddEdge(from, byteLow, byteLow, next);
            AddTail(nfa, next, to, Continuation(low, rest - 1), Continuation(high, rest - 1), low, high, rest - 1);
            return;
        }
        if ((low & mask) != 0)
        {
            AddTail(nfa, from, to, byteLow, byteLow, low, low | mask, rest);
            byteLow++;
        }
        bool cutHigh = (high & mask) != mask;
        int fullHigh = cutHigh ? byteHigh - 1 : byteHigh;
        if (byteLow <= fullHigh)
            AddFull(nfa, from, to, byteLow, fullHigh, rest);
        if (cutHigh)
            AddTail(nfa, from, to, byteHigh, byteHigh, high & ~mask, high, rest);
    }

    private static void AddFull(Nfa nfa, int from, int to, int byteLow, int byteHigh, int rest)
    {
        for (; rest > 0; rest--)
        {
            int next = nfa.AddState();
            nfa.AddEdge(from, byteLow, byteHigh, next);
            from = next;
            byteLow = 0x80;
            byteHigh = 0xBF;
        }
        nfa.AddEdge(from, byteLow, byteHigh, to);
    }

    private static int LeadByte(int codePoint, int rest) => rest switch
    {
        0 => codePoint,
        1 => 0xC0 | codePoint >> 6,
        2 => 0xE0 | codePoint >> 12,
        _ => 0xF0 | codePoint >> 18,
    };

    private static int Continuation(int codePoint, int place) => 0x80 | (codePoint >> (6 * place) & 0x3F);
}

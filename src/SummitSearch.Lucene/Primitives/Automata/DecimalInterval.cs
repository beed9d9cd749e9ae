using System.Globalization;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Builds automata for decimal numbers between two bounds.</summary>
internal static class DecimalInterval
{
    /// <summary>Adds paths that spell the numbers of the interval: with exactly so many digits where it says so, otherwise in their shortest form.</summary>
    public static void Append(Nfa nfa, int from, int to, RegexpNode.Interval interval)
    {
        if (interval.Digits > 0)
        {
            AppendSameLength(nfa, from, to, Print(interval.Min, interval.Digits), Print(interval.Max, interval.Digits));
            return;
        }
        long low = interval.Min;
        while (low <= interval.Max)
        {
            string first = Print(low, 1);
            long last = Math.Min(interval.Max, (long)Math.Pow(10, first.Length) - 1);
            AppendSameLength(nfa, from, to, first, Print(last, 1));
            low = last + 1;
        }
    }

    private static string Print(long number, int digits) => number.ToString("D" + digits, CultureInfo.InvariantCulture);

    private static void AppendSameLength(Nfa nfa, int from, int to, ReadOnlySpan<char> low, ReadOnlySpan<char> high)
    {
        while (low.Length > 1 && low[0] == high[0])
        {
            int next = nfa.AddState();
            nfa.AddEdge(from, low[0], low[0], next);
            from = next;
            low = low[1..];
            high = high[1..];
        }
        if (low.Length == 1)
        {
            nfa.AddEdge(from, low[0], high[0], to);
            return;
        }
        AppendBound(nfa, from, to, low, lower: true);
        AppendBound(nfa, from, to, high, lower: false);
        if (high[0] - low[0] > 1)
            AppendFree(nfa, from, to, (char)(low[0] + 1), (char)(high[0] - 1), low.Length - 1);
    }

    /// <summary>Adds the numbers that begin with the bound's first digit and lie on its inner side.</summary>
    private static void AppendBound(Nfa nfa, int from, int to, ReadOnlySpan<char> bound, bool lower)
    {
        for (int i = 0; i < bound.Length; i++)
        {
            bool last = i == bound.Length - 1;
            if (i > 0)
            {
                char near = last ? bound[i] : (char)(bound[i] + (lower ? 1 : -1));
                (char low, char high) = lower ? (near, '9') : ('0', near);
                if (low <= high && low <= '9' && high >= '0')
                    AppendFree(nfa, from, to, low, high, bound.Length - i - 1);
            }
            if (last)
                return;
            int next = nfa.AddState();
            nfa.AddEdge(from, bound[i], bound[i], next);
            from = next;
        }
    }

    private static void AppendFree(Nfa nfa, int from, int to, char low, char high, int rest)
    {
        for (; rest > 0; rest--)
        {
            int next = nfa.AddState();
            nfa.AddEdge(from, low, high, next);
            from = next;
            low = '0';
            high = '9';
        }
        nfa.AddEdge(from, low, high, to);
    }
}

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Set operations on the languages of deterministic automata, by walking pairs of states.</summary>
internal static class DfaOperations
{
    /// <summary>What both accept.</summary>
    /// <exception cref="AutomatonTooComplexException">The result has too many states.</exception>
    public static ByteDfa Intersect(ByteDfa left, ByteDfa right, AutomatonLimits limits) => Combine(left, right, limits, subtract: false);

    /// <summary>What the left one accepts and the right one does not.</summary>
    /// <exception cref="AutomatonTooComplexException">The result has too many states.</exception>
    public static ByteDfa Subtract(ByteDfa left, ByteDfa right, AutomatonLimits limits) => Combine(left, right, limits, subtract: true);

    private static ByteDfa Combine(ByteDfa left, ByteDfa right, AutomatonLimits limits, bool subtract)
    {
        byte[] classes = CommonClasses(left, right, out int classCount);
        byte[] first = ByteClasses.Representatives(classes, classCount);
        DfaBuilder builder = new(classes, classCount, limits);
        Dictionary<(int, int), int> known = [];
        Queue<(int Left, int Right, int State)> open = new();
        int start = Intern(left.Start, right.Start);
        while (open.TryDequeue(out (int Left, int Right, int State) pair))
        {
            for (int c = 0; c < classCount; c++)
                builder.SetNext(pair.State, c, Intern(left.Step(pair.Left, first[c]), right.Step(pair.Right, first[c])));
        }
        return builder.Finish(start);

        int Intern(int l, int r)
        {
            if (l == ByteDfa.Dead || (!subtract && r == ByteDfa.Dead))
                return ByteDfa.Dead;
            if (known.TryGetValue((l, r), out int state))
                return state;
            bool accepts = left.IsAccepting(l) && right.IsAccepting(r) != subtract;
            state = builder.AddState(accepts ? 0 : -1);
            known.Add((l, r), state);
            open.Enqueue((l, r, state));
            return state;
        }
    }

    private static byte[] CommonClasses(ByteDfa left, ByteDfa right, out int count)
    {
        bool[] begins = new bool[256];
        for (int b = 1; b < 256; b++)
            begins[b] = left.Classes[b] != left.Classes[b - 1] || right.Classes[b] != right.Classes[b - 1];
        return ByteClasses.FromCuts(begins, out count);
    }
}

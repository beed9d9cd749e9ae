namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>The universal Levenshtein automaton for a number of edits: states and transitions that hold for every word.</summary>
/// <remarks>
/// After Schulz and Mihov, "Fast string correction with Levenshtein automata" (2002). A state is a set of positions relative to a place in the word;
/// what it does on a character depends only on the bit vector that tells where the character stands in the next 2e+1 places of the word.
/// A swap of neighbours counts one edit and the swapped pair is not edited again (restricted Damerau distance). Immutable, shared by all words.
/// </remarks>
internal sealed class LevenshteinTables
{
    /// <summary>Greatest number of edits.</summary>
    public const int MaxEdits = 2;

    private static readonly Lazy<LevenshteinTables>[] Shared =
        [.. Enumerable.Range(0, 2 * (MaxEdits + 1)).Select(static i => new Lazy<LevenshteinTables>(() => new LevenshteinTables(i >> 1, (i & 1) != 0)))];

    private readonly List<Position[]> _states = [];
    private readonly List<(int State, int Shift)> _next = [];
    private readonly bool _transpositions;

    private LevenshteinTables(int edits, bool transpositions)
    {
        Edits = edits;
        _transpositions = transpositions;
        Window = (2 * edits) + 1;
        Build();
    }

    /// <summary>Number of edits allowed.</summary>
    public int Edits { get; }

    /// <summary>Places of the word that a state looks at; bit i of a vector is place base + i.</summary>
    public int Window { get; }

    /// <summary>The tables for a number of edits, with or without swaps.</summary>
    public static LevenshteinTables For(int edits, bool transpositions) => Shared[(edits << 1) | (transpositions ? 1 : 0)].Value;

    /// <summary>State and move of the base after a character; state -1 is dead. The start is state 0 with base 0.</summary>
    public (int State, int Shift) Next(int state, int vector) => _next[(state << Window) | vector];

    /// <summary>Number of edits if the text ended here, or -1 if there would be more than allowed.</summary>
    /// <param name="state">State.</param>
    /// <param name="remaining">Characters of the word behind the base of the state.</param>
    public int Distance(int state, int remaining)
    {
        int best = int.MaxValue;
        foreach (Position position in _states[state])
        {
            if (!position.Swapping && position.Offset <= remaining)
                best = Math.Min(best, position.Edits + remaining - position.Offset);
        }
        return best <= Edits ? best : -1;
    }

    private void Build()
    {
        Dictionary<string, int> known = [];
        Add([new Position(0, 0, false)], known);
        for (int state = 0; state < _states.Count; state++)
        {
            for (int vector = 0; vector < 1 << Window; vector++)
            {
                Position[] next = Step(_states[state], vector);
                if (next.Length == 0)
                {
                    _next.Add((-1, 0));
                    continue;
                }
                int shift = next.Min(static p => p.Offset);
                _next.Add((Add([.. next.Select(p => p with { Offset = p.Offset - shift })], known), shift));
            }
        }
    }

    private int Add(Position[] positions, Dictionary<string, int> known)
    {
        string key = string.Join(';', positions);
        if (!known.TryGetValue(key, out int state))
        {
            state = _states.Count;
            known.Add(key, state);
            _states.Add(positions);
        }
        return state;
    }

    private Position[] Step(Position[] positions, int vector)
    {
        HashSet<Position> reached = [];
        foreach (Position position in positions)
            Step(position, vector, reached);
        return [.. reached.Where(p => !reached.Any(q => Covers(q, p))).Order()];
    }

    private void Step(Position from, int vector, HashSet<Position> reached)
    {
        bool IsAt(int place) => place < Window && (vector >> place & 1) != 0;
        (int offset, int edits, bool swapping) = from;
        if (swapping)
        {
            if (IsAt(offset))
                reached.Add(new Position(offset + 2, edits, false));
            return;
        }
        if (IsAt(offset))
            reached.Add(new Position(offset + 1, edits, false));
        if (edits == Edits)
            return;
        reached.Add(new Position(offset, edits + 1, false));
        reached.Add(new Position(offset + 1, edits + 1, false));
        for (int skipped = 1; edits + skipped <= Edits; skipped++)
        {
            if (IsAt(offset + skipped))
                reached.Add(new Position(offset + skipped + 1, edits + skipped, false));
        }
        if (_transpositions && IsAt(offset + 1))
            reached.Add(new Position(offset, edits + 1, true));
    }

    /// <summary>True if whatever can be reached from <paramref name="weak"/> can be reached from <paramref name="strong"/> with no more edits.</summary>
    private static bool Covers(Position strong, Position weak)
    {
        int spare = weak.Edits - strong.Edits;
        if (spare <= 0 || strong.Swapping)
            return false;
        // The second half of a swap leads two places on; a substitution from the strong position leads one on and costs one of the spare edits.
        return weak.Swapping ? Math.Abs(weak.Offset + 1 - strong.Offset) < spare : Math.Abs(weak.Offset - strong.Offset) <= spare;
    }

    private readonly record struct Position(int Offset, int Edits, bool Swapping) : IComparable<Position>
    {
        public int CompareTo(Position other) => (Offset, Edits, Swapping).CompareTo((other.Offset, other.Edits, other.Swapping));
    }
}

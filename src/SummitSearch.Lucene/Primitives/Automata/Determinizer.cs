namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>The subset construction: turns a non-deterministic automaton into a <see cref="ByteDfa"/>.</summary>
/// <remarks>For one conversion. States and steps are counted against <see cref="AutomatonLimits"/>, so that hostile patterns end in an exception.</remarks>
internal sealed class Determinizer
{
    private readonly Nfa _nfa;
    private readonly int _accept;
    private readonly byte[] _classes;
    private readonly int _classCount;
    private readonly DfaBuilder _builder;
    private readonly Dictionary<int[], int> _known = new(SetComparer.Instance);
    private readonly Queue<(int[] Set, int State)> _open = new();
    private readonly List<int>[] _targets;
    private readonly int[] _stamp;
    private readonly Stack<int> _pending = new();
    private int _round;
    private long _work;

    private Determinizer(Nfa nfa, int accept)
    {
        _nfa = nfa;
        _accept = accept;
        bool[] begins = new bool[257];
        foreach (Nfa.Edge edge in nfa.Edges)
        {
            if (!edge.IsEmpty)
                begins[edge.Low] = begins[edge.High + 1] = true;
        }
        _classes = ByteClasses.FromCuts(begins, out _classCount);
        _builder = new DfaBuilder(_classes, _classCount, nfa.Limits);
        _targets = new List<int>[_classCount];
        for (int c = 0; c < _classCount; c++)
            _targets[c] = [];
        _stamp = new int[nfa.StateCount];
    }

    /// <summary>Converts the part of an automaton that lies between two states.</summary>
    /// <exception cref="AutomatonTooComplexException">A limit is reached.</exception>
    public static ByteDfa Run(Nfa nfa, int start, int accept) => new Determinizer(nfa, accept).Run(start);

    private ByteDfa Run(int start)
    {
        int first = Intern([start]);
        while (_open.TryDequeue(out (int[] Set, int State) item))
            Expand(item.Set, item.State);
        return _builder.Finish(first);
    }

    private void Expand(int[] set, int state)
    {
        foreach (int member in set)
        {
            for (int e = _nfa.FirstEdge(member); e >= 0; e = _nfa.EdgeAt(e).Next)
            {
                Nfa.Edge edge = _nfa.EdgeAt(e);
                if (edge.IsEmpty)
                    continue;
                for (int c = _classes[edge.Low]; c <= _classes[edge.High]; c++)
                {
                    Count();
                    _targets[c].Add(edge.To);
                }
            }
        }
        for (int c = 0; c < _classCount; c++)
        {
            if (_targets[c].Count == 0)
                continue;
            _builder.SetNext(state, c, Intern(_targets[c]));
            _targets[c].Clear();
        }
    }

    /// <summary>The number of the state for a set of states and all that empty edges lead to from it.</summary>
    private int Intern(List<int> seeds)
    {
        int[] set = Close(seeds);
        if (_known.TryGetValue(set, out int state))
            return state;
        state = _builder.AddState(Array.BinarySearch(set, _accept) >= 0 ? 0 : -1);
        _known.Add(set, state);
        _open.Enqueue((set, state));
        return state;
    }

    private int[] Close(List<int> seeds)
    {
        _round++;
        List<int> members = new(seeds.Count);
        foreach (int seed in seeds)
            Visit(seed);
        while (_pending.TryPop(out int member))
        {
            members.Add(member);
            for (int e = _nfa.FirstEdge(member); e >= 0; e = _nfa.EdgeAt(e).Next)
            {
                Count();
                if (_nfa.EdgeAt(e).IsEmpty)
                    Visit(_nfa.EdgeAt(e).To);
            }
        }
        members.Sort();
        return [.. members];
    }

    private void Visit(int member)
    {
        if (_stamp[member] == _round)
            return;
        _stamp[member] = _round;
        _pending.Push(member);
    }

    private void Count()
    {
        if (++_work > _nfa.Limits.MaxWork)
            throw new AutomatonTooComplexException($"Building the automaton of the pattern would take more than {_nfa.Limits.MaxWork} steps. Simplify it, or raise the limit.");
    }

    private sealed class SetComparer : IEqualityComparer<int[]>
    {
        public static readonly SetComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] set)
        {
            HashCode hash = default;
            foreach (int member in set)
                hash.Add(member);
            return hash.ToHashCode();
        }
    }
}

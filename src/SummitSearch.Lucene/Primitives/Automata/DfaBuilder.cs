namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Collects the states of a deterministic automaton and drops those that lead nowhere.</summary>
/// <remarks>Not thread-safe. State 0 is dead from the beginning.</remarks>
internal sealed class DfaBuilder
{
    private readonly byte[] _classes;
    private readonly int _classCount;
    private readonly int _maxStates;
    private readonly List<int> _next = [];
    private readonly List<sbyte> _accepts = [];

    /// <summary>A builder with the dead state only.</summary>
    public DfaBuilder(byte[] classes, int classCount, AutomatonLimits limits)
    {
        _classes = classes;
        _classCount = classCount;
        _maxStates = limits.MaxStates;
        AddState(-1);
    }

    /// <summary>Adds a state without transitions.</summary>
    /// <param name="acceptValue">Value of an accepting state, or -1.</param>
    /// <exception cref="AutomatonTooComplexException">There are too many.</exception>
    public int AddState(int acceptValue)
    {
        if (_accepts.Count > _maxStates)
            throw new AutomatonTooComplexException($"The pattern would need more than {_maxStates} automaton states. Simplify it, or raise the limit.");
        _accepts.Add((sbyte)acceptValue);
        for (int c = 0; c < _classCount; c++)
            _next.Add(ByteDfa.Dead);
        return _accepts.Count - 1;
    }

    /// <summary>Sets the target of a state for a class of bytes.</summary>
    public void SetNext(int state, int byteClass, int target) => _next[(state * _classCount) + byteClass] = target;

    /// <summary>The target of a state for a class of bytes.</summary>
    public int Next(int state, int byteClass) => _next[(state * _classCount) + byteClass];

    /// <summary>Finishes: states from which nothing is accepted become the dead state, the rest is renumbered.</summary>
    public ByteDfa Finish(int start)
    {
        bool[] live = FindLive();
        int[] number = new int[_accepts.Count];
        int count = 1;
        for (int state = 1; state < number.Length; state++)
            number[state] = live[state] ? count++ : ByteDfa.Dead;
        int[] next = new int[count * _classCount];
        sbyte[] accepts = new sbyte[count];
        accepts[ByteDfa.Dead] = -1;
        for (int state = 1; state < number.Length; state++)
        {
            if (!live[state])
                continue;
            accepts[number[state]] = _accepts[state];
            for (int c = 0; c < _classCount; c++)
                next[(number[state] * _classCount) + c] = number[_next[(state * _classCount) + c]];
        }
        return new ByteDfa(_classes, _classCount, next, accepts, number[start]);
    }

    /// <summary>Marks the states that lead to an accepting one, walking the edges backwards.</summary>
    private bool[] FindLive()
    {
        int count = _accepts.Count;
        int[] firstIncoming = new int[count + 1];
        foreach (int target in _next)
            firstIncoming[target + 1]++;
        for (int i = 0; i < count; i++)
            firstIncoming[i + 1] += firstIncoming[i];
        int[] incoming = new int[_next.Count];
        int[] fill = firstIncoming[..count];
        for (int i = 0; i < _next.Count; i++)
            incoming[fill[_next[i]]++] = i / _classCount;
        bool[] live = new bool[count];
        Stack<int> open = new();
        for (int state = 1; state < count; state++)
        {
            if (_accepts[state] >= 0)
            {
                live[state] = true;
                open.Push(state);
            }
        }
        while (open.TryPop(out int state))
        {
            for (int i = firstIncoming[state]; i < firstIncoming[state + 1]; i++)
            {
                if (!live[incoming[i]])
                {
                    live[incoming[i]] = true;
                    open.Push(incoming[i]);
                }
            }
        }
        live[ByteDfa.Dead] = false;
        return live;
    }
}

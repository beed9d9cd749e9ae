namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>A non-deterministic automaton over bytes under construction: states, byte-range edges and empty edges (Thompson's construction).</summary>
/// <remarks>Not thread-safe. Edges of a state form a linked list in shared arrays.</remarks>
internal sealed class Nfa
{
    private const int StatesPerLimit = 8;

    private readonly int _maxStates;
    private readonly List<int> _firstEdge = [];
    private readonly List<Edge> _edges = [];

    /// <summary>An automaton without states.</summary>
    /// <param name="limits">States may be some times as many as the deterministic automaton may have.</param>
    public Nfa(AutomatonLimits limits)
    {
        Limits = limits;
        _maxStates = checked(limits.MaxStates * StatesPerLimit);
    }

    /// <summary>The limits it was built under.</summary>
    public AutomatonLimits Limits { get; }

    /// <summary>Number of states.</summary>
    public int StateCount => _firstEdge.Count;

    /// <summary>Adds a state and returns its number.</summary>
    /// <exception cref="AutomatonTooComplexException">There are too many.</exception>
    public int AddState()
    {
        if (_firstEdge.Count >= _maxStates)
            throw new AutomatonTooComplexException($"The pattern needs more than {_maxStates} places. Simplify it, for instance its counted repetitions.");
        _firstEdge.Add(-1);
        return _firstEdge.Count - 1;
    }

    /// <summary>Adds an edge for the bytes <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public void AddEdge(int from, int low, int high, int to)
    {
        _edges.Add(new Edge(low, high, to, _firstEdge[from]));
        _firstEdge[from] = _edges.Count - 1;
    }

    /// <summary>Adds an edge that reads nothing.</summary>
    public void AddEmpty(int from, int to) => AddEdge(from, -1, -1, to);

    /// <summary>Number of the first edge of a state, or -1.</summary>
    public int FirstEdge(int state) => _firstEdge[state];

    /// <summary>An edge by number.</summary>
    public Edge EdgeAt(int edge) => _edges[edge];

    /// <summary>All edges.</summary>
    public IReadOnlyList<Edge> Edges => _edges;

    /// <summary>Bytes <see cref="Low"/> to <see cref="High"/> lead to <see cref="To"/>; <see cref="Low"/> -1 reads nothing. <see cref="Next"/> is the state's next edge or -1.</summary>
    internal readonly record struct Edge(int Low, int High, int To, int Next)
    {
        /// <summary>True for an edge that reads nothing.</summary>
        public bool IsEmpty => Low < 0;
    }
}

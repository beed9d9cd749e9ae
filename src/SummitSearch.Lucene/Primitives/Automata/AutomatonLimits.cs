namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>How large the automaton of a pattern may become. Beyond it the pattern is refused with <see cref="AutomatonTooComplexException"/>.</summary>
/// <remarks>Immutable. The defaults keep the worst pattern below some tens of milliseconds and megabytes.</remarks>
public sealed record AutomatonLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static AutomatonLimits Default { get; } = new();

    /// <summary>Most states of the deterministic automaton over the bytes of UTF-8; 30,000 unless told otherwise.</summary>
    public int MaxStates { get; init; } = 30_000;

    /// <summary>Most elementary steps (edges followed) of one conversion to a deterministic automaton; 20 million unless told otherwise.</summary>
    public long MaxWork { get; init; } = 20_000_000;

    /// <summary>Most parentheses open at one place of a regular expression; 500 unless told otherwise.</summary>
    public int MaxDepth { get; init; } = 500;
}

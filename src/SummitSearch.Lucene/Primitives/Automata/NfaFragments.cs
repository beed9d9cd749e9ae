using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Adds the building blocks of patterns (characters, ranges, texts, copies of finished automata) to a non-deterministic automaton.</summary>
/// <param name="nfa">Receives states and edges.</param>
internal sealed class NfaFragments(Nfa nfa)
{
    /// <summary>The greatest code point.</summary>
    public const int MaxCodePoint = 0x10FFFF;

    /// <summary>The automaton being built.</summary>
    public Nfa Nfa { get; } = nfa;

    /// <summary>Connects two states by the code points <paramref name="low"/> to <paramref name="high"/>.</summary>
    public void AddRange(int from, int to, int low, int high) => Utf8Ranges.AddPaths(Nfa, from, to, low, high);

    /// <summary>Adds a state that a code point of the range leads to.</summary>
    public int AppendRange(int from, int low, int high)
    {
        int to = Nfa.AddState();
        AddRange(from, to, low, high);
        return to;
    }

    /// <summary>Adds a chain of states that spells a text.</summary>
    public int AppendText(int from, string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            from = AppendRange(from, rune.Value, rune.Value);
        return from;
    }

    /// <summary>Adds a loop that reads any text.</summary>
    public int AppendAnyText(int from)
    {
        int loop = Nfa.AddState();
        Nfa.AddEmpty(from, loop);
        AddRange(loop, loop, 0, MaxCodePoint);
        return loop;
    }

    /// <summary>Adds a copy of a finished automaton; returns the state that its accepting states lead to.</summary>
    public int AppendCopy(int from, ByteDfa dfa)
    {
        int end = Nfa.AddState();
        int[] number = new int[dfa.StateCount];
        for (int state = 1; state < number.Length; state++)
            number[state] = Nfa.AddState();
        if (!dfa.IsEmpty)
            Nfa.AddEmpty(from, number[dfa.Start]);
        for (int state = 1; state < number.Length; state++)
        {
            CopyEdges(dfa, state, number);
            if (dfa.IsAccepting(state))
                Nfa.AddEmpty(number[state], end);
        }
        return end;
    }

    private void CopyEdges(ByteDfa dfa, int state, int[] number)
    {
        int low = 0;
        for (int b = 1; b <= 256; b++)
        {
            int target = dfa.Step(state, (byte)low);
            if (b < 256 && dfa.Step(state, (byte)b) == target)
                continue;
            if (target != ByteDfa.Dead)
                Nfa.AddEdge(number[state], low, b - 1, number[target]);
            low = b;
        }
    }
}

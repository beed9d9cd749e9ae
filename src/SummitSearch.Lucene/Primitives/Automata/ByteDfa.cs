using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>A deterministic automaton over bytes (the UTF-8 form of terms) with a flat transition table.</summary>
/// <remarks>
/// Immutable and thread-safe. State 0 is the dead state, which nothing leaves; from every other state some accepting state can be reached.
/// An accepting state carries a value of 0 or more: the number of edits for Levenshtein automata, otherwise 0.
/// </remarks>
internal sealed class ByteDfa
{
    /// <summary>The state from which nothing is accepted.</summary>
    public const int Dead = 0;

    private readonly byte[] _classes;
    private readonly int _classCount;
    private readonly int[] _next;
    private readonly sbyte[] _accepts;
    private readonly (byte Least, byte Class)[] _byLeastByte;

    /// <summary>Takes finished tables over.</summary>
    /// <param name="classes">Class of each of the 256 bytes.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="next">Target by state times <paramref name="classCount"/> plus class.</param>
    /// <param name="accepts">Value of each accepting state, -1 for the others.</param>
    /// <param name="start">Start state; <see cref="Dead"/> for the empty language.</param>
    public ByteDfa(byte[] classes, int classCount, int[] next, sbyte[] accepts, int start)
    {
        _classes = classes;
        _classCount = classCount;
        _next = next;
        _accepts = accepts;
        Start = start;
        _byLeastByte = ByLeastByte(classes, classCount);
    }

    /// <summary>The state before the first byte.</summary>
    public int Start { get; }

    /// <summary>Number of states, the dead one included.</summary>
    public int StateCount => _accepts.Length;

    /// <summary>Class of each byte.</summary>
    public ReadOnlySpan<byte> Classes => _classes;

    /// <summary>Number of byte classes.</summary>
    public int ClassCount => _classCount;

    /// <summary>The transition table: target by state times <see cref="ClassCount"/> plus class.</summary>
    public ReadOnlySpan<int> Table => _next;

    /// <summary>True if no string is accepted.</summary>
    public bool IsEmpty => Start == Dead;

    /// <summary>The state after one more byte.</summary>
    public int Step(int state, byte value) => _next[(state * _classCount) + _classes[value]];

    /// <summary>True if the bytes read so far are accepted.</summary>
    public bool IsAccepting(int state) => _accepts[state] >= 0;

    /// <summary>The value of an accepting state, or -1.</summary>
    public int AcceptValue(int state) => _accepts[state];

    /// <summary>Reads a whole term; returns the value of the state it ends in, or -1 if it is not accepted.</summary>
    public int Run(ReadOnlySpan<byte> term)
    {
        int state = Start;
        foreach (byte value in term)
        {
            state = _next[(state * _classCount) + _classes[value]];
            if (state == Dead)
                return -1;
        }
        return _accepts[state];
    }

    /// <summary>True if the text is accepted. Lone surrogates count as U+FFFD, as they do in the index.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        int state = Start;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(utf8);
            for (int i = 0; i < length; i++)
                state = _next[(state * _classCount) + _classes[utf8[i]]];
            if (state == Dead)
                return false;
        }
        return _accepts[state] >= 0;
    }

    /// <summary>The least byte at or above <paramref name="from"/> that leads on from a state, or -1.</summary>
    public int NextLiveByte(int state, int from)
    {
        for (int value = from; value < 256; value++)
        {
            if (_next[(state * _classCount) + _classes[value]] != Dead)
                return value;
        }
        return -1;
    }

    /// <summary>The least byte that leads on from a state, or -1.</summary>
    public int LeastLiveByte(int state)
    {
        ReadOnlySpan<int> next = _next.AsSpan(state * _classCount, _classCount);
        foreach ((byte least, byte classOfByte) in _byLeastByte)
        {
            if (next[classOfByte] != Dead)
                return least;
        }
        return -1;
    }

    /// <summary>The least byte of each class, in ascending order.</summary>
    private static (byte Least, byte Class)[] ByLeastByte(byte[] classes, int classCount)
    {
        List<(byte, byte)> least = new(classCount);
        Span<bool> seen = stackalloc bool[256];
        for (int value = 0; value < classes.Length; value++)
        {
            if (!seen[classes[value]])
                least.Add(((byte)value, classes[value]));
            seen[classes[value]] = true;
        }
        return [.. least];
    }
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The terms within some edits of a word, with <c>1 - edits / length of the shorter</c> as boost.</summary>
internal sealed class FuzzyWalk : AutomatonWalk
{
    private readonly FuzzyAutomata _automata;
    private TopTermQueue? _queue;
    private int _edits;

    /// <summary>Creates a walk over a dictionary.</summary>
    public FuzzyWalk(TermsCursor cursor, FuzzyAutomata automata, SearchClock clock)
        : base(cursor, automata.ForEdits(automata.MaxEdits), clock)
    {
        _automata = automata;
        _edits = automata.MaxEdits;
    }

    /// <inheritdoc/>
    public override float Boost => BoostOf(AcceptValue, CodePoints(Term), _automata.Length);

    /// <inheritdoc/>
    public override void Compete(TopTermQueue queue) => _queue = queue;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!base.MoveNext())
            return false;
        NarrowIfHopeless();
        return true;
    }

    /// <summary>The boost of a term at a distance; negative for terms of fewer code points than edits, which orders them among themselves.</summary>
    /// <param name="edits">The distance.</param>
    /// <param name="length">Code points of the term.</param>
    /// <param name="wordLength">Code points of the word asked for.</param>
    public static float BoostOf(int edits, int length, int wordLength)
    {
        if (edits == 0)
            return 1f;
        int shorter = Math.Min(length, wordLength);
        return shorter == 0 ? float.NegativeInfinity : 1f - ((float)edits / shorter);
    }

    /// <summary>Once the queue is full of better terms than the most distant ones can be, those need not be looked for any more.</summary>
    private void NarrowIfHopeless()
    {
        if (_queue is not { IsFull: true } queue || _edits == 0)
            return;
        int before = _edits;
        // No term is nearer in this measure than one at least as long as the word.
        while (_edits > 0 && !queue.WouldTake(Term, BoostOf(_edits, int.MaxValue, _automata.Length)))
            _edits--;
        if (_edits < before)
            Narrow(_automata.ForEdits(_edits));
    }

    /// <summary>Number of code points of a term.</summary>
    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte value in utf8)
            count += (value & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }
}

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>What <see cref="PositionMarks"/> tell of a phrase in many documents: no term may stand elsewhere than the others want it, and where each stands once,
/// that is the phrase.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class PhraseMarks
{
    /// <summary>The frequency where marks cannot tell.</summary>
    public const int Unknown = -1;

    private readonly PositionMarks?[] _marks;
    private readonly int[] _offsets;
    private readonly int[] _remainders;
    private readonly int[][] _postings;
    private readonly uint[] _starts;

    /// <summary>Prepares for a phrase.</summary>
    /// <param name="slots">The terms, one a slot.</param>
    /// <param name="offsets">Positions of the slots.</param>
    /// <param name="postings">For each slot, which postings of its term the documents are.</param>
    public PhraseMarks(SegmentTerm[] slots, int[] offsets, int[][] postings)
    {
        _marks = Array.ConvertAll(slots, static s => s.Marks);
        _offsets = offsets;
        _remainders = Array.ConvertAll(offsets, PositionMarks.RemainderOf);
        _postings = postings;
        _starts = new uint[postings[0].Length];
    }

    /// <summary>Reads the marks of the first documents.</summary>
    public void Look(int documents)
    {
        Span<uint> starts = _starts.AsSpan(0, documents);
        starts.Fill(uint.MaxValue);
        for (int slot = 0; slot < _marks.Length; slot++)
        {
            if (_marks[slot] is not { } marks)
                continue;
            ReadOnlySpan<int> postings = _postings[slot].AsSpan(0, documents);
            for (int i = 0; i < starts.Length; i++)
                starts[i] &= PositionMarks.Moved(marks.Of(postings[i]), _remainders[slot]);
        }
    }

    /// <summary>How often the phrase stands in a document, or <see cref="Unknown"/>.</summary>
    public int FreqOf(int document)
    {
        if (_starts[document] == 0)
            return 0;
        int start = int.MinValue;
        bool isPhrase = true;
        for (int slot = 0; slot < _marks.Length; slot++)
        {
            int mark = _marks[slot] is { } marks ? marks.Of(_postings[slot][document]) : PositionMarks.Several;
            if (!PositionMarks.IsPosition(mark))
                isPhrase = false;
            else if (start == int.MinValue)
                start = mark - _offsets[slot];
            else if (start != mark - _offsets[slot])
                return 0;
        }
        return isPhrase ? 1 : Unknown;
    }
}

namespace SummitSearch.Lucene.Searching;

/// <summary>Counts exact occurrences: positions of the first slot around which all other slots have theirs.</summary>
internal sealed class ExactPhraseMatcher(PhraseSlotCursor[] slots, int[] offsets) : PhraseMatcher
{
    private int[] _starts = new int[16];

    /// <inheritdoc/>
    public override float Freq()
    {
        ReadOnlySpan<int> first = slots[0].ReadPositions();
        if (_starts.Length < first.Length)
            _starts = new int[Math.Max(first.Length, 2 * _starts.Length)];
        first.CopyTo(_starts);
        Span<int> starts = _starts.AsSpan(0, first.Length);
        for (int i = 1; i < slots.Length && starts.Length > 0; i++)
            starts = starts[..Keep(starts, slots[i].ReadPositions(), offsets[i] - offsets[0])];
        return starts.Length;
    }

    /// <summary>Keeps the starts that have a position at a distance, in place; returns how many.</summary>
    internal static int Keep(Span<int> starts, ReadOnlySpan<int> positions, int distance)
    {
        int kept = 0;
        int at = 0;
        foreach (int start in starts)
        {
            int wanted = start + distance;
            while (at < positions.Length && positions[at] < wanted)
                at++;
            if (at == positions.Length)
                break;
            if (positions[at] == wanted)
                starts[kept++] = start;
        }
        return kept;
    }
}

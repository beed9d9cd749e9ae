namespace SummitSearch.Lucene.Highlighting;

/// <summary>Finds where a phrase matches, as ordered or unordered near spans, and collects the words that take part.</summary>
/// <remarks>O(occurrences) for each phrase.</remarks>
internal sealed class PhraseSpans
{
    private readonly HighlightPhrase _phrase;
    private readonly (TermOccurrence Where, string Term)[][] _slots;
    private readonly int[] _at;

    private PhraseSpans(HighlightPhrase phrase, TextOccurrences occurrences)
    {
        _phrase = phrase;
        _slots = [.. phrase.Slots.Select(s => s.SelectMany(t => occurrences.Of(t).Select(o => (o, t))).OrderBy(static o => o.o.Position).ToArray())];
        _at = new int[_slots.Length];
    }

    /// <summary>Hands every word of every match to <paramref name="collect"/>; words of several matches come several times.</summary>
    public static void Find(HighlightPhrase phrase, TextOccurrences occurrences, Action<string, TermOccurrence> collect)
    {
        PhraseSpans spans = new(phrase, occurrences);
        if (Array.Exists(spans._slots, static s => s.Length == 0))
            return;
        if (phrase.InOrder)
            spans.FindInOrder(collect);
        else
            spans.FindInAnyOrder(collect);
    }

    private int Position(int slot) => _slots[slot][_at[slot]].Where.Position;

    private void FindInOrder(Action<string, TermOccurrence> collect)
    {
        for (; _at[0] < _slots[0].Length; _at[0]++)
        {
            int width = 0;
            for (int slot = 1; slot < _slots.Length; slot++)
            {
                int previousEnd = Position(slot - 1) + 1;
                while (_at[slot] < _slots[slot].Length && Position(slot) < previousEnd)
                    _at[slot]++;
                if (_at[slot] == _slots[slot].Length)
                    return;
                width += Position(slot) - previousEnd;
            }
            if (width <= _phrase.Slop)
                Collect(collect);
        }
    }

    private void FindInAnyOrder(Action<string, TermOccurrence> collect)
    {
        while (true)
        {
            int least = 0;
            int greatest = 0;
            for (int slot = 1; slot < _slots.Length; slot++)
            {
                if (Position(slot) < Position(least))
                    least = slot;
                if (Position(slot) > Position(greatest))
                    greatest = slot;
            }
            if (Position(greatest) + 1 - Position(least) - _slots.Length <= _phrase.Slop)
                Collect(collect);
            if (++_at[least] == _slots[least].Length)
                return;
        }
    }

    private void Collect(Action<string, TermOccurrence> collect)
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            (TermOccurrence where, string term) = _slots[slot][_at[slot]];
            collect(term, where);
        }
    }
}

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Cuts a text into passages around the hits and keeps the best of them.</summary>
/// <remarks>O(text + hits · log passages). For one text.</remarks>
internal sealed class PassagePicker(string text, int length, HighlightOptions options)
{
    private readonly PriorityQueue<Passage, (float Score, int Start)> _best = new();
    private int _sentenceStart;
    private int _sentenceEnd;

    /// <summary>The best passages in the order of the text; the first sentences when there are no hits.</summary>
    public List<Passage> Pick(List<HighlightMatch> matches)
    {
        if (matches.Count == 0)
            return FirstSentences();
        List<HighlightMatch> here = [];
        int start = -1;
        int end = -1;
        foreach (HighlightMatch match in matches)
        {
            if (match.Start < length && match.End > length)
                continue;
            if (match.Start >= end)
            {
                Keep(here, start, end);
                here = [];
                if (match.Start >= length)
                    break;
                MoveToSentenceOf(match.Start);
                start = Math.Max(_sentenceStart, Math.Max(end, 0));
                end = Math.Min(_sentenceEnd, length);
            }
            here.Add(match);
        }
        Keep(here, start, end);
        List<Passage> picked = [.. _best.UnorderedItems.Select(static b => b.Element)];
        picked.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return picked;
    }

    private void Keep(List<HighlightMatch> matches, int start, int end)
    {
        if (matches.Count == 0)
            return;
        Passage passage = new(start, end, PassageScorer.Score(matches, start, end, length), matches);
        if (_best.Count == options.MaxPassages && _best.TryPeek(out _, out (float Score, int Start) worst) && passage.Score < worst.Score)
            return;
        _best.Enqueue(passage, (passage.Score, start));
        if (_best.Count > options.MaxPassages)
            _best.Dequeue();
    }

    private List<Passage> FirstSentences()
    {
        List<Passage> first = [];
        int most = options.MaxPassagesWithoutMatch ?? options.MaxPassages;
        for (int at = 0; at < length && first.Count < most;)
        {
            int end = SentenceEnd(at);
            first.Add(new Passage(at, end, 0f, []));
            at = end;
        }
        return first;
    }

    private void MoveToSentenceOf(int offset)
    {
        if (_sentenceEnd == 0)
        {
            _sentenceStart = options.WholeText ? 0 : SentenceBreaks.StartAround(text.AsSpan(0, length), offset);
            _sentenceEnd = SentenceEnd(_sentenceStart);
        }
        while (_sentenceEnd <= offset)
        {
            _sentenceStart = _sentenceEnd;
            _sentenceEnd = SentenceEnd(_sentenceStart);
        }
    }

    private int SentenceEnd(int start) => options.WholeText ? length : SentenceBreaks.Next(text.AsSpan(0, length), start);
}

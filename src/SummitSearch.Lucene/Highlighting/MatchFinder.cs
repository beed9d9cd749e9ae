using System.Text;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Puts the hits of a query in a text in order.</summary>
internal static class MatchFinder
{
    /// <summary>All hits by start, end and term.</summary>
    public static List<HighlightMatch> Find(HighlightTerms terms, TextOccurrences occurrences)
    {
        List<HighlightMatch> matches = [];
        foreach (string word in terms.Words)
            Add(matches, word, occurrences.Of(word));
        if (terms.Phrases.Count > 0)
            AddPhraseWords(matches, terms, occurrences);
        for (int i = 0; i < terms.Conditions.Count; i++)
            Add(matches, terms.Conditions[i].ToString(), occurrences.OfCondition(i));
        matches.Sort(Compare);
        return matches;
    }

    private static void Add(List<HighlightMatch> matches, string term, List<TermOccurrence> occurrences)
    {
        foreach (TermOccurrence occurrence in occurrences)
            matches.Add(new HighlightMatch(occurrence.Start, occurrence.End, term, occurrences.Count));
    }

    /// <summary>Adds the words that take part in phrases and are not looked for by themselves as well.</summary>
    private static void AddPhraseWords(List<HighlightMatch> matches, HighlightTerms terms, TextOccurrences occurrences)
    {
        Dictionary<string, SortedSet<(int Start, int End)>> words = new(StringComparer.Ordinal);
        foreach (HighlightPhrase phrase in terms.Phrases)
        {
            PhraseSpans.Find(phrase, occurrences, (term, where) =>
            {
                if (terms.Words.Contains(term))
                    return;
                if (!words.TryGetValue(term, out SortedSet<(int Start, int End)>? places))
                    words.Add(term, places = []);
                places.Add((where.Start, where.End));
            });
        }
        foreach ((string term, SortedSet<(int Start, int End)> places) in words)
        {
            foreach ((int start, int end) in places)
                matches.Add(new HighlightMatch(start, end, term, places.Count));
        }
    }

    private static int Compare(HighlightMatch a, HighlightMatch b)
    {
        int order = a.Start.CompareTo(b.Start);
        if (order == 0)
            order = a.End.CompareTo(b.End);
        return order != 0 || a.Term == b.Term ? order : Encoding.UTF8.GetBytes(a.Term).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Term));
    }
}

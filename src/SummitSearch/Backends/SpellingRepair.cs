using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Replaces words that the index does not know: by two known words that stand side by side somewhere, else by the nearest known word.</summary>
/// <remarks>The first letter is taken as right. One edit is allowed for 5 to 7 letters, two from 8 on; quoted words are left alone.</remarks>
internal sealed class SpellingRepair(IndexSearcher searcher)
{
    private const int ShortestWord = 5;
    private const int ShortestWithTwoEdits = 8;
    private const int ShortestHalf = 3;
    private const int MostRepairs = 5;

    /// <summary>The query with its unknown words replaced, or null if there are none that can be.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="parts">Its pieces.</param>
    /// <param name="languages">Languages of the index.</param>
    /// <param name="repairs">Receives the words put in.</param>
    public string? Repair(string query, List<QueryPart> parts, IReadOnlyList<string> languages, List<string> repairs)
    {
        var result = new StringBuilder(query);
        foreach (QueryPart part in parts.Where(static p => p is { IsPhrase: false, IsExcluded: false }))
        {
            foreach ((string word, int start, int end, _) in AnalyzedWords.Of(new ExactAnalyzer(), PassageSchema.Exact, part.Text))
            {
                if (repairs.Count == MostRepairs || word.Length < ShortestWord || !IsWord(word) || IsKnown(word, languages)) continue;
                if ((Split(word, languages) ?? Nearest(word)) is not { } better) continue;
                repairs.Add(better);
                result.Replace(part.Text[start..end], better);
            }
        }
        return repairs.Count == 0 ? null : result.ToString();
    }

    private static bool IsWord(string word) => word.All(char.IsLetter);

    private bool IsKnown(string word, IReadOnlyList<string> languages) => DocFreq(PassageSchema.Exact, word) > 0
        || languages.Any(l => AnalyzedWords.Of(LanguageFields.AnalyzerOf(l), PassageSchema.Text(l), word).Any(w => DocFreq(PassageSchema.Text(l), w.Term) > 0));

    private string? Split(string word, IReadOnlyList<string> languages)
    {
        for (int at = ShortestHalf; at <= word.Length - ShortestHalf; at++)
        {
            string left = word[..at], right = word[at..];
            if (DocFreq(PassageSchema.Exact, left) > 0 && DocFreq(PassageSchema.Exact, right) > 0 && languages.Any(l => AreNeighbours(l, left, right)))
                return $"{left} {right}";
        }
        return null;
    }

    private bool AreNeighbours(string language, string left, string right)
    {
        string field = PassageSchema.Text(language);
        var words = AnalyzedWords.Of(LanguageFields.AnalyzerOf(language), field, $"{left} {right}");
        return words.Count == 2 && searcher.Count(new PhraseQuery([.. words.Select(w => new Term(field, w.Term))])) > 0;
    }

    /// <summary>Of the words within the fewest edits, the most frequent one.</summary>
    private string? Nearest(string word)
    {
        int allowed = word.Length >= ShortestWithTwoEdits ? 2 : 1;
        var candidates = new Dictionary<string, (int Edits, int Frequency)>(StringComparer.Ordinal);
        byte[] first = Encoding.UTF8.GetBytes(word[..1]);
        foreach (SegmentReader segment in searcher.Reader.Segments)
        {
            if (segment.Terms(PassageSchema.Exact) is not { } terms) continue;
            TermsCursor cursor = terms.OpenTerms();
            for (bool more = cursor.Seek(first) != SeekResult.End; more && cursor.Term.StartsWith(first); more = cursor.MoveNext())
            {
                if (cursor.Term.Length > (word.Length + allowed) * 3) continue;
                string candidate = Encoding.UTF8.GetString(cursor.Term);
                int edits = Edits(word, candidate, allowed);
                if (edits > allowed) continue;
                candidates[candidate] = (edits, candidates.GetValueOrDefault(candidate).Frequency + cursor.Entry.DocFreq);
            }
        }
        return candidates.Count == 0 ? null : candidates.OrderBy(static c => c.Value.Edits).ThenByDescending(static c => c.Value.Frequency).ThenBy(static c => c.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>Edits between two words, neighbours swapped counting as one (Damerau, "A technique for computer detection and correction of spelling errors", 1964); anything above <paramref name="limit"/> where there are more.</summary>
    private static int Edits(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || b.Length > 64) return limit + 1;
        Span<int> before = stackalloc int[b.Length + 1], above = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int least = row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > limit) return limit + 1;
            Span<int> free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.Length];
    }

    private int DocFreq(string field, string word) => TermStates.DocFreqOf(searcher.Reader, new Term(field, word));
}

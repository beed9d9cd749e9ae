namespace SummitSearch.Backends;

/// <summary>Runs of two and three words of a query, as typed, in which words of its matter stand beside words that only ask or join: "in 2010", "of the island".</summary>
/// <remarks>The stemmed text cannot tell them apart, as it lacks most of the little words; two words of matter side by side are scored as pairs. Immutable.</remarks>
internal sealed class QueryRuns
{
    private const int Longest = 3;
    private static readonly ExactAnalyzer Analyzer = new();

    private QueryRuns(string[] words, int contentCount, List<int[]> runs)
    {
        Words = words;
        ContentCount = contentCount;
        Runs = runs;
    }

    /// <summary>No runs.</summary>
    public static QueryRuns None { get; } = new([], 0, []);

    /// <summary>The distinct words of all runs; those of the query's matter come first.</summary>
    public string[] Words { get; }

    /// <summary>Number of the words of matter.</summary>
    public int ContentCount { get; }

    /// <summary>Each run once: the numbers of its words in their order.</summary>
    public List<int[]> Runs { get; }

    /// <summary>The runs of a text.</summary>
    public static QueryRuns Of(string text)
    {
        var typed = AnalyzedWords.Of(Analyzer, PassageSchema.Exact, text);
        bool[] asks = [.. typed.Select(w => QuestionWords.ContainsAnyCase(text.AsSpan(w.Start, w.End - w.Start)))];
        string[] terms = [.. typed.Select(static w => w.Term)];
        List<Range> places = PlacesOf(asks);
        if (places.Count == 0) return None;
        bool[] isInRun = new bool[terms.Length];
        foreach (Range place in places) isInRun.AsSpan(place).Fill(true);
        string[] content = [.. terms.Where((_, i) => isInRun[i] && !asks[i]).Distinct(StringComparer.Ordinal)];
        string[] words = [.. content, .. terms.Where((_, i) => isInRun[i] && asks[i]).Distinct(StringComparer.Ordinal)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new QueryRuns(words, content.Length,
            [.. places.Select(place => terms[place]).Where(run => seen.Add(string.Join(' ', run))).Select(run => Array.ConvertAll(run, word => Array.IndexOf(words, word)))]);
    }

    private static List<Range> PlacesOf(bool[] asks)
    {
        var places = new List<Range>();
        for (int length = 2; length <= Longest; length++)
        {
            for (int start = 0; start + length <= asks.Length; start++)
            {
                int asking = asks.AsSpan(start, length).Count(true);
                if (asking > 0 && asking < length) places.Add(start..(start + length));
            }
        }
        return places;
    }
}

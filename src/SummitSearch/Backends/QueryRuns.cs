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
        bool[] asks = new bool[typed.Count];
        for (int i = 0; i < asks.Length; i++) asks[i] = QuestionWords.ContainsAnyCase(text.AsSpan(typed[i].Start, typed[i].End - typed[i].Start));
        List<Range> places = PlacesOf(asks);
        if (places.Count == 0) return None;
        bool[] isInRun = new bool[asks.Length];
        foreach (Range place in places) isInRun.AsSpan(place).Fill(true);
        var words = new List<string>(asks.Length);
        int[] numbers = new int[asks.Length];
        Number(asking: false);
        int contentCount = words.Count;
        Number(asking: true);
        var runs = new List<int[]>(places.Count);
        foreach (Range place in places)
        {
            int[] run = numbers[place];
            if (!runs.Exists(known => known.AsSpan().SequenceEqual(run))) runs.Add(run);
        }
        return new QueryRuns([.. words], contentCount, runs);

        void Number(bool asking)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                if (!isInRun[i] || asks[i] != asking) continue;
                numbers[i] = words.IndexOf(typed[i].Term);
                if (numbers[i] >= 0) continue;
                numbers[i] = words.Count;
                words.Add(typed[i].Term);
            }
        }
    }

    private static List<Range> PlacesOf(bool[] asks)
    {
        var places = new List<Range>(2 * asks.Length);
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

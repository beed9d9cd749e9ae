using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Tests.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>Random queries of all kinds against Apache Lucene: the same documents, order, score bits, totals and explanations.</summary>
/// <remarks>In turn on indexes written by Apache Lucene and by us, of one segment and of four with deletions; with pruning by side tables, by blocks only, and without. The environment variable SUMMIT_SEARCH_QUERIES sets the number of queries (300 unless set; 50000 is the long run), SUMMIT_SEARCH_SEED the first seed.</remarks>
public class SearchConformanceTests
{
    private const int FewestPerIndex = 150;
    private const int MostPerIndex = 2500;
    private const int Attempts = 40;

    // Three merged terms of two statistics each; so many answers are all seen in the attempts.
    private const int MostAnswersSeenAll = 8;
    private static readonly Regex Undecided = new("fuzzy|blended|boosts");

    [OracleFact]
    public void Search_RandomQueries_EqualsApacheLucene()
    {
        int queries = Setting("SUMMIT_SEARCH_QUERIES", 300);
        int perIndex = Math.Clamp(queries / 20, FewestPerIndex, MostPerIndex);
        int seed = Setting("SUMMIT_SEARCH_SEED", 1);
        List<string> faults = [];
        for (int done = 0; done < queries && faults.Count < 10; done += perIndex)
            CompareOneIndex(seed++, Math.Min(perIndex, queries - done), faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Boosts that make scores of 0 and denormal ones, and scores near the greatest float.</summary>
    [OracleFact]
    public void Search_ExtremeBoosts_EqualsApacheLucene()
    {
        List<string> faults = [];
        for (int seed = 71; seed < 75; seed++)
            CompareOneIndex(seed, FewestPerIndex, faults, 0f, 1e-45f, 1e-40f, 1e-38f, 1f, 5e36f);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static void CompareOneIndex(int seed, int queries, List<string> faults, params float[] boosts)
    {
        Random random = new(seed);
        int vocabulary = 5 + random.Next(80);
        int segments = 1 + (3 * (seed % 2));
        bool byUs = seed % 4 >= 2;
        using ComparedIndex index = ComparedIndex.Create(random, 1500 + random.Next(2000), vocabulary, segments, byUs);
        RandomQueries generator = new(random, vocabulary, full: true) { Boosts = boosts };
        (Query Query, string Json)[] asked = [.. Enumerable.Range(0, queries).Select(i => generator.Next(i % 4))];
        string file = index.WriteQueries(asked.Select(static (q, i) => $"{i}\t{q.Json}"));
        Dictionary<string, OracleHits> exact = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "1000", "--count", "--show-query");
        Dictionary<string, OracleHits> explained = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "2", "--explain");
        IndexSearcher[] searchers =
        [
            new(index.Reader, new IndexSearcherOptions()),
            new(index.Reader, new IndexSearcherOptions { SideTables = new SideTables(0) }),
            new(index.Reader, new IndexSearcherOptions { Exhaustive = true }),
        ];
        Dictionary<int, string> different = [];
        for (int i = 0; i < queries; i++)
        {
            string id = i.ToString(CultureInfo.InvariantCulture);
            if (searchers.Select(s => Compare(s, asked[i].Query, exact[id])).FirstOrDefault(static f => f is not null) is { } fault)
                different.Add(i, fault);
            else if (explained[id].Hits.SequenceEqual(exact[id].Hits.Take(2)) && CompareExplanations(searchers[0], asked[i].Query, explained[id]) is { } unlike)
                faults.Add(Describe(i, unlike));
        }
        RemoveUndecided(index, searchers, asked, different);
        faults.AddRange(different.Select(d => Describe(d.Key, d.Value)));

        string Describe(int i, string fault) => $"seed {seed} ({(byUs ? "our index" : "its index")}) query {i}: {fault}\n   {asked[i].Json}\n   rewritten {exact[i.ToString(CultureInfo.InvariantCulture)].Rewritten}\n   ours      {Rewrite(searchers[0], asked[i].Query)}";
    }

    /// <summary>Takes out what the reference answers in several ways itself. Where equal terms with different statistics merge (a word beside a fuzzy query that
    /// finds it too), it keeps one of them by a hash that changes from process to process: it is asked again, and one answer like ours is enough; where it has so many answers that
    /// ours would hardly ever come, the total and that all our ways agree. Frequencies of weighted synonyms are added in an order that depends on whether it counts all hits.</summary>
    private static void RemoveUndecided(ComparedIndex index, IndexSearcher[] searchers, (Query Query, string Json)[] asked, Dictionary<int, string> different)
    {
        Dictionary<int, HashSet<string>> answers = [];
        long[] totals = new long[asked.Length];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            List<int> open = [.. different.Keys.Where(i => Undecided.IsMatch(asked[i].Json))];
            if (open.Count == 0)
                return;
            string file = index.WriteQueries(open.Select(i => $"{i}\t{asked[i].Json}"));
            Dictionary<string, OracleHits> again = OracleHits.RunAlone(index.Index, file, "--parser", "json", "--k", "1000", "--count");
            Dictionary<string, OracleHits> pruned = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "1000");
            foreach (int i in open)
            {
                string id = i.ToString(CultureInfo.InvariantCulture);
                totals[i] = again[id].Total;
                if (!answers.TryGetValue(i, out HashSet<string>? seen))
                    answers.Add(i, seen = []);
                seen.Add(string.Join(' ', again[id].Hits));
                if (Compare(searchers[0], asked[i].Query, again[id]) is null || Compare(searchers[0], asked[i].Query, pruned[id].WithTotal(again[id].Total)) is null)
                    different.Remove(i);
            }
        }
        foreach ((int i, HashSet<string> seen) in answers)
        {
            if (seen.Count > MostAnswersSeenAll && AllAgree(searchers, asked[i].Query, totals[i]))
                different.Remove(i);
        }
    }

    private static bool AllAgree(IndexSearcher[] searchers, Query query, long total)
    {
        TopDocs[] found = Array.ConvertAll(searchers, s => s.Search(query, 1000, new SearchOptions { TotalHitsThreshold = int.MaxValue }));
        return Array.TrueForAll(found, f => f.TotalHits.Value == total && f.Hits.SequenceEqual(found[0].Hits));
    }

    private static string Rewrite(IndexSearcher searcher, Query query)
    {
        try
        {
            return searcher.Rewrite(query).ToString();
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    /// <summary>Searches for several k and compares with the oracle's long list; null when equal.</summary>
    internal static string? Compare(IndexSearcher searcher, Query query, OracleHits expected)
    {
        try
        {
            foreach (int k in new[] { 1000, 100, 10, 1 })
            {
                bool all = k == 1000;
                TopDocs actual = searcher.Search(query, k, new SearchOptions { TotalHitsThreshold = all ? int.MaxValue : k == 1 ? 0 : 1000 });
                if (Differ(expected.Hits.Take(k).ToList(), actual, k) is { } fault)
                    return fault;
                if (actual.TotalHits.IsExact ? actual.TotalHits.Value != expected.Total : all || actual.TotalHits.Value > expected.Total)
                    return $"k {k}: total {actual.TotalHits}, expected {expected.Total}";
            }
            long count = searcher.Count(query);
            return count == expected.Total ? null : $"count {count}, expected {expected.Total}";
        }
        catch (TooManyClausesException)
        {
            return expected.Error == "TooManyClauses" ? null : "too many clauses";
        }
    }

    private static string? Differ(List<(int DocId, uint Bits)> expected, TopDocs actual, int k)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Hits.Count); i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(actual.Hits[i].Score);
            if (actual.Hits[i].DocId != expected[i].DocId || bits != expected[i].Bits)
                return $"k {k}: hit {i} is {actual.Hits[i].DocId} {bits:x8}, expected {expected[i].DocId} {expected[i].Bits:x8}";
        }
        return expected.Count == actual.Hits.Count ? null : $"k {k}: {actual.Hits.Count} hits, expected {expected.Count}";
    }

    /// <summary>Compares the explanations of the oracle's hits; null when equal.</summary>
    internal static string? CompareExplanations(IndexSearcher searcher, Query query, OracleHits expected)
    {
        for (int i = 0; i < expected.Explanations.Count; i++)
        {
            Explanation actual = searcher.Explain(query, expected.Hits[i].DocId);
            if (CompareExplanation(expected.Explanations[i], actual) is { } fault)
                return $"explanation of {expected.Hits[i].DocId}: {fault}\n{actual}";
        }
        return null;
    }

    private static string? CompareExplanation(JsonElement expected, Explanation actual)
    {
        double value = expected[0].GetDouble();
        bool isFloat = expected[1].GetString() is not ("Long" or "Integer" or "Double");
        bool same = isFloat ? BitConverter.SingleToUInt32Bits((float)actual.Value) == Convert.ToUInt32(expected[1].GetString(), 16) : (float)actual.Value == (float)value;
        if (!same || Shuffled(actual.Description) != Shuffled(expected[3].GetString()!))
            return $"'{actual.Value} {actual.Description}', expected '{value} {expected[3]}'";
        if (actual.Description.StartsWith("match on required clause", StringComparison.Ordinal))
            return null; // what the reference prints below a filter are statistics of nothing
        if (expected[4].GetArrayLength() != actual.Details.Count)
            return $"'{actual.Description}' has {actual.Details.Count} parts, expected {expected[4].GetArrayLength()}";
        // Merged clauses come in the order of a hash table there, so parts may be in any order.
        List<Explanation> left = [.. actual.Details];
        foreach (JsonElement part in expected[4].EnumerateArray())
        {
            int at = left.FindIndex(own => CompareExplanation(part, own) is null);
            if (at < 0)
                return $"no part like '{part}'";
            left.RemoveAt(at);
        }
        return null;
    }

    /// <summary>A text whatever the order of its words: queries print merged clauses in the order of a hash table there.</summary>
    private static string Shuffled(string text) => string.Concat(text.Order());

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using SummitSearch.Conformance.Analysis;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Searching.MultiTerm;

/// <summary>Prefix, wildcard, regular-expression, fuzzy and range queries with every rewrite, on indexes that Apache Lucene wrote: same documents, order, score bits and totals.</summary>
public sealed class MultiTermConformanceTests : IDisposable
{
    private const int QueriesPerIndex = 1500;

    private const string NegativeBoost = "negative boost";

    private readonly string _folder = Directory.CreateTempSubdirectory("summit-multiterm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleTheory]
    [InlineData(1, "--merge")]
    [InlineData(2, "--commit-every 70 --no-merge-policy --delete d3,d77,d120,d121")]
    public void Search_RandomQueries_EqualsApacheLucene(int salt, string options)
    {
        int seed = (TestSettings.Seed * 100) + salt;
        Random random = new(seed);
        RandomMultiTermQuery generator = new(random);
        string index = WriteIndex(random, generator, options);
        List<(Query Query, string Json)> queries = [.. Enumerable.Range(0, QueriesPerIndex * TestSettings.Rounds).Select(_ => generator.Next())];
        Dictionary<int, string> expected = RunOracle(index, queries);
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader);
        StringBuilder report = new();
        int different = 0;
        for (int i = 0; i < queries.Count; i++)
        {
            string actual = Run(searcher, queries[i].Query);
            // A Boolean over all terms within two edits of a short word has negative boosts, which Lucene refuses and we take for 0.
            if (actual != expected[i + 1] && expected[i + 1] != NegativeBoost && different++ < 8)
                report.AppendLine(CultureInfo.InvariantCulture, $"{queries[i].Json}\n  oracle: {expected[i + 1]}\n  ours:   {actual}\n  {queries[i].Query}");
        }
        Assert.True(different == 0, $"{different} of {queries.Count} queries differ (SUMMIT_SEED={TestSettings.Seed}, {options}):\n{report}");
    }

    private string WriteIndex(Random random, RandomMultiTermQuery generator, string options)
    {
        string corpus = Path.Combine(_folder, "corpus.jsonl");
        File.WriteAllLines(corpus, Enumerable.Range(0, 250).Select(d =>
            JsonSerializer.Serialize(new { id = "d" + d, text = string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => generator.Word(1, 7))) })));
        string index = Path.Combine(_folder, "index");
        OracleProcess.Run(["index", "--corpus", corpus, "--out", index, "--analyzer", "whitespace", .. options.Split(' ')]);
        return index;
    }

    private Dictionary<int, string> RunOracle(string index, List<(Query Query, string Json)> queries)
    {
        string file = Path.Combine(_folder, "queries.tsv");
        File.WriteAllLines(file, queries.Select(static (q, i) => $"{i + 1}\t{q.Json}"));
        Dictionary<int, StringBuilder> results = [];
        foreach (string line in OracleProcess.Run(["search", index, "--queries", file, "--parser", "json", "--count", "--no-header", "--k", "40"]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] columns = line.Split('\t');
            int id = int.Parse(columns[0], CultureInfo.InvariantCulture);
            if (!results.TryGetValue(id, out StringBuilder? hits))
                results.Add(id, hits = new StringBuilder());
            if (columns[1] == "ERROR")
                hits.Append(columns[3].Contains("boost must be", StringComparison.Ordinal) ? NegativeBoost : "error");
            else if (columns[1] == "0")
                hits.Append("0:");
            else
                hits.Append(hits.Length == 0 ? columns[7] + ":" : "").Append(CultureInfo.InvariantCulture, $" {columns[3]}={columns[6]}");
        }
        return results.ToDictionary(static r => r.Key, static r => r.Value.ToString());
    }

    private static string Run(IndexSearcher searcher, Query query)
    {
        TopDocs top;
        try
        {
            top = searcher.Search(query, 40, new SearchOptions { TotalHitsThreshold = int.MaxValue });
        }
        catch (TooManyClausesException)
        {
            return "error";
        }
        StringBuilder hits = new();
        hits.Append(CultureInfo.InvariantCulture, $"{top.TotalHits.Value}:");
        foreach (ScoreDoc hit in top.Hits)
            hits.Append(CultureInfo.InvariantCulture, $" {hit.DocId}={BitConverter.SingleToInt32Bits(hit.Score):x8}");
        return hits.ToString();
    }
}

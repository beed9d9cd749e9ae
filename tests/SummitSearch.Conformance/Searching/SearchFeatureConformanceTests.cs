using System.Globalization;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Tests.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>Sorting by columns, paging behind a hit, facets and groups against Apache Lucene, on random queries over several segments with deletions.</summary>
public class SearchFeatureConformanceTests
{
    private const int Queries = 60;
    private const int Vocabulary = 30;

    [OracleFact]
    public void SortedSearches_EqualApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(11), 1500, Vocabulary, 4);
        IndexSearcher searcher = new(index.Reader);
        (Query Query, string Json)[] asked = Ask(out string[] lines);
        string file = index.WriteQueries(lines);
        foreach ((string name, SortField field) in new[] { ("date", SortField.Number("date")), ("-date", SortField.Number("date", true)), ("source", SortField.Text("source")), ("-source", SortField.Text("source", true)), ("doc", SortField.Document) })
        {
            Dictionary<string, OracleHits> expected = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "25", "--count", "--sort", name);
            for (int i = 0; i < asked.Length; i++)
            {
                TopDocs actual = searcher.Search(asked[i].Query, 25, new SearchOptions { Sort = [field], ScoreSortedHits = true });
                OracleHits hits = expected[i.ToString(CultureInfo.InvariantCulture)];
                Assert.True(hits.Hits.SequenceEqual(actual.Hits.Select(static h => (h.DocId, BitConverter.SingleToUInt32Bits(h.Score)))), $"{name} {asked[i].Json}\n{string.Join(' ', hits.Hits.Select(static h => $"{h.DocId}:{h.Bits:x8}"))}\n{string.Join(' ', actual.Hits.Select(static h => $"{h.DocId}:{BitConverter.SingleToUInt32Bits(h.Score):x8}"))}");
                Assert.Equal(hits.Total, actual.TotalHits.Value);
            }
        }
    }

    [OracleFact]
    public void SearchesBehindAHit_EqualApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(14), 1500, Vocabulary, 4);
        (Query Query, string Json)[] asked = Ask(out string[] lines);
        string file = index.WriteQueries(lines);
        foreach (ScoreDoc after in new ScoreDoc[] { new(200, 1f), new(0, 0.25f), new(1499, 1f), new(700, 0f), new(3, 1e6f) })
        {
            string option = string.Create(CultureInfo.InvariantCulture, $"{after.Score:R}:{after.DocId}");
            Dictionary<string, OracleHits> expected = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "25", "--count", "--after", option);
            foreach (IndexSearcherOptions how in new[] { new IndexSearcherOptions(), new IndexSearcherOptions { SideTables = new SideTables(0) }, new IndexSearcherOptions { Exhaustive = true } })
            {
                for (int i = 0; i < asked.Length; i++)
                {
                    OracleHits hits = expected[i.ToString(CultureInfo.InvariantCulture)];
                    TopDocs actual = new IndexSearcher(index.Reader, how).Search(asked[i].Query, 25, new SearchOptions { After = after, Parallelism = 1 + (i % 2) });
                    Assert.True(hits.Hits.SequenceEqual(actual.Hits.Select(static h => (h.DocId, BitConverter.SingleToUInt32Bits(h.Score)))), $"behind {after}: {asked[i].Json}");
                }
            }
        }
    }

    [OracleFact]
    public void FacetsAndGroups_EqualApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(12), 1500, Vocabulary, 4);
        IndexSearcher searcher = new(index.Reader);
        (Query Query, string Json)[] asked = Ask(out string[] lines);
        string file = index.WriteQueries(lines);
        Dictionary<string, OracleHits> facets = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "1", "--facets", "source");
        Dictionary<string, OracleHits> groups = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "10", "--group", "source");
        for (int i = 0; i < asked.Length; i++)
        {
            AssertSameGroups(groups[i.ToString(CultureInfo.InvariantCulture)], searcher.SearchGroups(asked[i].Query, "source", 10, 3), asked[i].Json);
            IReadOnlyList<FacetCount> actual = searcher.CountFacets(asked[i].Query, [FacetField.Values("source", 100)])[0].Counts;
            string[] expected = [.. facets[i.ToString(CultureInfo.InvariantCulture)].Rows.Where(static r => r[0] == "#facet").Select(static r => $"{r[3].Trim('"')} {r[4]}")];
            Assert.True(expected.SequenceEqual(actual.Select(static c => $"{c.Value} {c.Count}")), $"{asked[i].Json}: {string.Join(',', expected)}");
        }
    }

    private static void AssertSameGroups(OracleHits expected, IReadOnlyList<HitGroup> actual, string what)
    {
        IEnumerable<string> theirs = expected.Rows.Where(static r => r[0][0] != '#').Select(static r => $"{r[1]} {r[2].Trim('"')} {r[5]} {r[7]}");
        IEnumerable<string> ours = actual.SelectMany(static (g, i) => g.Hits.Select(h => $"g{i + 1} {g.Value ?? "null"} {h.DocId} {BitConverter.SingleToUInt32Bits(h.Score):x8}"));
        Assert.True(theirs.SequenceEqual(ours), $"{what}\n{string.Join(',', theirs)}\n{string.Join(',', ours)}");
    }

    private static (Query Query, string Json)[] Ask(out string[] lines)
    {
        RandomQueries generator = new(new Random(13), Vocabulary);
        (Query Query, string Json)[] asked = [.. Enumerable.Range(0, Queries).Select(i => generator.Next(i % 2))];
        lines = [.. asked.Select(static (q, i) => $"{i}\t{q.Json}")];
        return asked;
    }
}

using System.Globalization;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Conformance.Searching;

/// <summary>Searches that random queries seldom ask for, against Apache Lucene.</summary>
public class OddSearchConformanceTests
{
    /// <summary>Boosts of 0, denormal ones and some near the greatest float; words so frequent that no weight is infinite, for which Apache Lucene has no answer, though sums are.</summary>
    [OracleFact]
    public void Search_ExtremeBoostsOfFrequentWords_EqualsApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(5), 3000, 6, 4);
        TermQuery[] words = [.. Enumerable.Range(0, 3).Select(static i => new TermQuery(new Term("text", $"w{i}")))];
        string[] terms = ["""{"term":{"v":"w0"}}""", """{"term":{"v":"w1"}}""", """{"term":{"v":"w2"}}"""];
        (Query Query, string Json)[] shapes =
        [
            (words[0], terms[0]),
            (new BooleanQuery(words.Select(static w => new BooleanClause(w, Occur.Should))), $$$"""{"bool":{"should":[{{{string.Join(',', terms)}}}]}}"""),
            (new BooleanQuery(words.Select(static w => new BooleanClause(w, Occur.Must))), $$$"""{"bool":{"must":[{{{string.Join(',', terms)}}}]}}"""),
            (new PhraseQuery(words.Take(2).Select(static w => w.Term)), """{"phrase":{"terms":["w0","w1"]}}"""),
            (new PrefixQuery(new Term("text", "w")), """{"prefix":{"v":"w"}}"""),
        ];
        float[] boosts = [0f, 1e-45f, 1e-40f, 1e-38f, 3e38f];
        (Query Query, string Json)[] asked = [.. shapes.SelectMany(s => boosts.Select(b => ((Query)new BoostQuery(s.Query, b), $$$"""{"boost":{"by":{{{b.ToString("R", CultureInfo.InvariantCulture)}}},"q":{{{s.Json}}}}}""")))];
        string file = index.WriteQueries(asked.Select(static (q, i) => $"{i}\t{q.Json}"));
        Dictionary<string, OracleHits> expected = OracleHits.Run(index.Index, file, "--parser", "json", "--k", "1000", "--count");
        foreach (IndexSearcherOptions options in new[] { new IndexSearcherOptions(), new IndexSearcherOptions { SideTables = new SideTables(0) }, new IndexSearcherOptions { Exhaustive = true } })
        {
            for (int i = 0; i < asked.Length; i++)
            {
                string? fault = SearchConformanceTests.Compare(new IndexSearcher(index.Reader, options), asked[i].Query, expected[i.ToString(CultureInfo.InvariantCulture)]);
                Assert.True(fault is null, $"{asked[i].Json}: {fault}");
            }
        }
    }

    /// <summary>A Boolean of nothing but one exclusion that asks for a minimum stays as it is when rewritten, wherever it stands, and so does its text.</summary>
    [OracleFact]
    public void Explain_ExclusionWithMinimum_EqualsApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(6), 500, 6, 1);
        Query word = new TermQuery(new Term("text", "w0"));
        const string json = """{"term":{"v":"w0"}}""";
        (Query Query, string Json)[] asked = [.. new[] { 1, 2 }.SelectMany(minimum => Enum.GetValues<Occur>().SelectMany(occur => InContexts(word, json, minimum, occur)))];
        AssertExplained(index, asked, 2);
    }

    /// <summary>Documents without a value score 0 by it, or as if it were 1, and the explanation says so.</summary>
    [OracleFact]
    public void Explain_FunctionWithoutValue_EqualsApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(7), 300, 6, 1);
        Query word = new TermQuery(new Term("text", "w1"));
        const string json = """{"term":{"v":"w1"}}""";
        Query value = FunctionScoreQuery.ByValue(word, "date"), product = FunctionScoreQuery.BoostByValue(word, "date");
        const string valueJson = $$$"""{"fscore":{"q":{{{json}}},"by":"date"}}""", productJson = $$$"""{"fscore":{"q":{{{json}}},"boostField":"date"}}""";
        (Query Query, string Json)[] asked =
        [
            (value, valueJson), (product, productJson),
            (new BoostQuery(value, 2f), $$$"""{"boost":{"by":2,"q":{{{valueJson}}}}}"""), (new BoostQuery(product, 2f), $$$"""{"boost":{"by":2,"q":{{{productJson}}}}}"""),
        ];
        AssertExplained(index, asked, 300);
    }

    /// <summary>Explanations of the best of several queries add up products that are not rounded, so that they may differ from the score.</summary>
    [OracleFact]
    public void Explain_BestOfFunctionAndWord_EqualsApacheLucene()
    {
        using ComparedIndex index = ComparedIndex.Create(new Random(8), 3000, 6, 1);
        Query word = new TermQuery(new Term("text", "w1"));
        const string json = """{"term":{"v":"w1"}}""", other = """{"const":{"q":{"term":{"v":"w0"}}}}""";
        Query best = new DisjunctionMaxQuery([FunctionScoreQuery.BoostByValue(word, "date"), new ConstantScoreQuery(new TermQuery(new Term("text", "w0")))], 0.1f);
        (Query Query, string Json)[] asked = [(best, $$$"""{"dismax":{"tie":0.1,"q":[{"fscore":{"q":{{{json}}},"boostField":"date"}},{{{other}}}]}}""")];
        AssertExplained(index, asked, 1000);
        Assert.Contains(new IndexSearcher(index.Reader).Search(best, 1000).Hits, h => (float)new IndexSearcher(index.Reader).Explain(best, h.DocId).Value != h.Score);
    }

    private static void AssertExplained(ComparedIndex index, (Query Query, string Json)[] asked, int k)
    {
        string file = index.WriteQueries(asked.Select(static (q, i) => $"{i}\t{q.Json}"));
        Dictionary<string, OracleHits> expected = OracleHits.Run(index.Index, file, "--parser", "json", "--k", k.ToString(CultureInfo.InvariantCulture), "--explain", "--show-query");
        IndexSearcher searcher = new(index.Reader);
        for (int i = 0; i < asked.Length; i++)
        {
            OracleHits hits = expected[i.ToString(CultureInfo.InvariantCulture)];
            Assert.Equal(hits.Hits, searcher.Search(asked[i].Query, k).Hits.Select(static h => (h.DocId, BitConverter.SingleToUInt32Bits(h.Score))));
            string? fault = SearchConformanceTests.CompareExplanations(searcher, asked[i].Query, hits);
            Assert.True(fault is null, $"{asked[i].Json} {hits.Rewritten}: {fault}");
        }
    }

    private static IEnumerable<(Query Query, string Json)> InContexts(Query word, string json, int minimum, Occur occur)
    {
        BooleanQuery only = new([new BooleanClause(new TermQuery(new Term("text", "w1")), occur)], minimum);
        string onlyJson = $$$"""{"bool":{"msm":{{{minimum}}},"{{{NameOf(occur)}}}":[{"term":{"v":"w1"}}]}}""";
        foreach (Occur around in Enum.GetValues<Occur>())
        {
            BooleanQuery query = new([new BooleanClause(word, Occur.Should), new BooleanClause(only, around)]);
            string text = $$$"""{"bool":{"clauses":[["should",{{{json}}}],["{{{NameOf(around)}}}",{{{onlyJson}}}]]}}""";
            yield return (query, text);
            yield return (new ConstantScoreQuery(query), Constant(text));
        }
        string best = $$$"""{"dismax":{"tie":0.5,"q":[{{{json}}},{{{onlyJson}}}]}}""";
        yield return (new DisjunctionMaxQuery([word, only], 0.5f), best);
        yield return (new ConstantScoreQuery(new DisjunctionMaxQuery([word, only], 0.5f)), Constant(best));
    }

    private static string Constant(string json) => $$$"""{"const":{"q":{{{json}}}}}""";

    private static string NameOf(Occur occur) => occur switch { Occur.Must => "must", Occur.Filter => "filter", Occur.Should => "should", _ => "must_not" };
}

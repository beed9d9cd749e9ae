using System.Globalization;
using System.IO.Compression;
using SummitSearch.Conformance.Analysis;
using SummitSearch.Conformance.QueryParsing;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>All queries of the data folder, typed as they are, through the three parsers on both sides: the same hits, order, score bits and totals, or both an error.</summary>
/// <remarks><c>SUMMIT_FULL=1</c> takes five collections and every query instead of a sample of one.</remarks>
public class CollectionSearchConformanceTests
{
    private const int K = 1000;
    private const int OracleK = 10;
    private const int Segments = 3;

    /// <summary>The collections, every how manieth document, and every how manieth query.</summary>
    public static TheoryData<string, int, int> Collections => TestSettings.Full
        ? new() { { "cacm", 1, 1 }, { "beir-scifact", 1, 1 }, { "multihop-rag-facts-500", 1, 1 }, { "squad-wiki-passages", 5, 1 }, { "reuters-21578", 2, 1 } }
        : new() { { "cacm", 3, 60 } };

    [CorpusTheory]
    [MemberData(nameof(Collections))]
    public void Search_EveryQueryByEveryParser_EqualsApacheLucene(string collection, int everyNthDocument, int everyNthQuery)
    {
        using ComparedIndex index = ComparedIndex.OfTexts(Documents(collection, everyNthDocument), Segments);
        List<string> queries = QueryLogs.Read(everyNthQuery);
        string file = index.WriteQueries(queries.Select(static (q, i) => $"{i}\t{q}"));
        List<string> faults = [];
        foreach ((string parser, Func<string, Query> parse) in Parsers())
        {
            Dictionary<string, OracleHits> expected = OracleHits.Run(index.Index, file, "--parser", parser, "--k", $"{OracleK}", "--count");
            IndexSearcher pruned = new(index.Reader, new IndexSearcherOptions());
            IndexSearcher exhaustive = new(index.Reader, new IndexSearcherOptions { Exhaustive = true });
            for (int i = 0; i < queries.Count && faults.Count < 10; i++)
            {
                if (Compare(pruned, exhaustive, parse, queries[i], expected[i.ToString(CultureInfo.InvariantCulture)]) is { } fault)
                    faults.Add($"{parser}: {queries[i]}\n   {fault}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static string? Compare(IndexSearcher pruned, IndexSearcher exhaustive, Func<string, Query> parse, string text, OracleHits expected)
    {
        Query query;
        try
        {
            query = parse(text);
        }
        catch (Exception e) when (e is QueryParseException or AutomatonTooComplexException)
        {
            return expected.Error is null ? $"refused, but Apache Lucene answers: {e.Message}" : null;
        }
        if (expected.Error is not null)
            return $"answered, but Apache Lucene refuses: {expected.Error}";
        TopDocs all = exhaustive.Search(query, K, new SearchOptions { TotalHitsThreshold = int.MaxValue });
        if (!all.Hits.Take(OracleK).Select(static h => (h.DocId, BitConverter.SingleToUInt32Bits(h.Score))).SequenceEqual(expected.Hits))
            return $"other hits: {string.Join(' ', all.Hits.Take(OracleK))}, expected {string.Join(' ', expected.Hits)}";
        if (all.TotalHits.Value != expected.Total)
            return $"total {all.TotalHits}, expected {expected.Total}";
        int differs = Array.FindIndex([1, OracleK, 100, K], k => !pruned.Search(query, k).Hits.SequenceEqual(all.Hits.Take(k)));
        return differs < 0 ? null : $"pruning changes the top {(int)Math.Pow(10, differs)}";
    }

    private static IEnumerable<(string Name, Func<string, Query> Parse)> Parsers()
    {
        EnglishAnalyzer english = new();
        yield return ("classic", new ClassicQueryParser("text", english).Parse);
        yield return ("simple", new SimpleQueryParser([new FieldWeight("text", 1f)], english, new SimpleParserOptions()).Parse);
        yield return ("bag", new BagOfWordsParser([new FieldWeight("text", 1f)], english, DefaultOperator.Or).Parse);
    }

    private static List<string> Documents(string collection, int everyNth)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Path.Combine(TestTexts.DataFolder!, collection, "corpus.jsonl.gz")), CompressionMode.Decompress));
        List<string> documents = [];
        for (int i = 0; reader.ReadLine() is { } line; i++)
        {
            if (i % everyNth == 0)
                documents.Add(line);
        }
        return documents;
    }
}

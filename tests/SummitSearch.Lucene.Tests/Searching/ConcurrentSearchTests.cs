using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Ten threads search while two index, delete and merge: every result equals the exhaustive twin's on the same snapshot.</summary>
/// <remarks>The environment variable SUMMIT_CONCURRENT_SECONDS makes it run that long; otherwise a fixed small number of searches is done.</remarks>
public class ConcurrentSearchTests
{
    private const int Searchers = 10;
    private const int Writers = 2;
    private const int Vocabulary = 60;

    [Fact]
    public async Task Search_WhileOthersIndexAndMerge_EqualsTheExhaustiveTwin()
    {
        TimeSpan limit = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("SUMMIT_CONCURRENT_SECONDS"), CultureInfo.InvariantCulture, out int s) ? s : 0);
        DateTime end = DateTime.UtcNow + limit;
        using MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new EnglishAnalyzer(), RamBufferMegabytes = 1 });
        Write(writer, new Random(1), 0, 400);
        using SearcherManager manager = new(writer, new IndexSearcherOptions { SideTables = new SideTables(300_000) });
        using CancellationTokenSource done = new();
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(w => Task.Factory.StartNew(() => KeepWriting(writer, manager, w, done.Token), TaskCreationOptions.LongRunning))];
        Task<int>[] searchers = [.. Enumerable.Range(0, Searchers).Select(t => Task.Factory.StartNew(() => KeepSearching(manager, t, end), TaskCreationOptions.LongRunning))];

        int[] searches = await Task.WhenAll(searchers);
        await done.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True(searches.Sum() >= Searchers * 12);
    }

    private static int KeepSearching(SearcherManager manager, int thread, DateTime end)
    {
        Random random = new(100 + thread);
        RandomQueries queries = new(random, Vocabulary);
        int done = 0;
        while (done < 12 || DateTime.UtcNow < end)
        {
            (Query query, string json) = queries.Next(done % 3);
            using SearcherLease lease = manager.Acquire();
            IndexSearcher exhaustive = new(lease.Searcher.Reader, new IndexSearcherOptions { Exhaustive = true, SideTables = lease.Searcher.Options.SideTables });
            IReadOnlyList<ScoreDoc> expected = exhaustive.Search(query, 20).Hits;
            IReadOnlyList<ScoreDoc> actual = lease.Searcher.Search(query, 20).Hits;
            Assert.True(expected.SequenceEqual(actual), $"thread {thread}, query {done}: {json}");
            done++;
        }
        return done;
    }

    private static void KeepWriting(IndexWriter writer, SearcherManager manager, int number, CancellationToken done)
    {
        Random random = new(number);
        for (int round = 0; !done.IsCancellationRequested; round++)
        {
            Write(writer, random, 1000 * number, 30);
            if (round % 5 == 4)
                writer.ForceMerge(2);
            manager.Refresh();
        }
    }

    private static void Write(IndexWriter writer, Random random, int firstId, int count)
    {
        RandomQueries words = new(random, Vocabulary);
        for (int i = 0; i < count; i++)
        {
            Term id = new("id", $"d{firstId + random.Next(900)}");
            writer.UpdateDocument(id, [Field.Keyword("id", id.Text), Field.Text("text", string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => words.Word())))]);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Storage;
using Xunit.Abstractions;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Ten threads search while two index, delete and merge: every result equals the exhaustive twin's on the same snapshot.</summary>
/// <remarks>The environment variable SUMMIT_CONCURRENT_SECONDS makes it run that long, reports memory and latencies, and asserts that memory does not grow;
/// otherwise a fixed small number of searches is done.</remarks>
public class ConcurrentSearchTests(ITestOutputHelper output)
{
    private const int MemorySamples = 30;
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
        IndexSearcherOptions options = new() { SideTables = new SideTables(300_000), FilterCache = new FilterCache(100_000, 50) };
        using SearcherManager manager = new(writer, options);
        using CancellationTokenSource done = new();
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(w => Task.Factory.StartNew(() => KeepWriting(writer, manager, w, done.Token), TaskCreationOptions.LongRunning))];
        ConcurrentQueue<double> latencies = [];
        Task<int>[] searchers = [.. Enumerable.Range(0, Searchers).Select(t => Task.Factory.StartNew(() => KeepSearching(manager, t, end, latencies), TaskCreationOptions.LongRunning))];
        List<long> memory = await SampleMemory(limit);

        int[] searches = await Task.WhenAll(searchers);
        await done.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True(searches.Sum() >= Searchers * 12);
        Assert.InRange(options.SideTables.UsedBytes, 0, options.SideTables.BudgetBytes);
        Assert.InRange(options.FilterCache.UsedBytes, 0, options.FilterCache.BudgetBytes);
        if (memory.Count == MemorySamples)
            AssertStable(memory, searches.Sum(), [.. latencies.Order()]);
    }

    /// <summary>The managed heap after a collection, at even distances over the time; nothing without a time.</summary>
    private static async Task<List<long>> SampleMemory(TimeSpan limit)
    {
        List<long> memory = [];
        for (int i = 0; limit > TimeSpan.Zero && i < MemorySamples; i++)
        {
            await Task.Delay(limit / MemorySamples);
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
        return memory;
    }

    private void AssertStable(List<long> memory, int searches, double[] latencies)
    {
        double middle = memory.Skip(MemorySamples / 3).Take(MemorySamples / 3).Order().ElementAt(MemorySamples / 6);
        double last = memory.Skip(2 * MemorySamples / 3).Order().ElementAt(MemorySamples / 6);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{searches} searches; median {latencies[latencies.Length / 2]:F1} ms, p99 {latencies[(int)(latencies.Length * 0.99)]:F1} ms, longest {latencies[^1]:F0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managed heap: median of the second third {middle / 1e6:F1} MB, of the last {last / 1e6:F1} MB; resident {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0} MB"));
        Assert.True(last < (1.25 * middle) + 2e6, $"the heap grew from {middle} to {last} bytes");
    }

    private static int KeepSearching(SearcherManager manager, int thread, DateTime end, ConcurrentQueue<double> latencies)
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
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<ScoreDoc> actual = lease.Searcher.Search(query, 20).Hits;
            if (done % 64 == 0)
                latencies.Enqueue(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
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

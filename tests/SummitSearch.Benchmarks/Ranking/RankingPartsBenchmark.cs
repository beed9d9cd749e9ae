using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Benchmarks.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>What each part of the ranking costs: planning and ranking of ten hits with all parts, and without one after the other, in processor time of the thread.</summary>
/// <remarks>All variants answer a question, in turns first, before the next one is asked, so that whatever slows the machine slows all of them; a figure is the median over the questions of the least of the rounds.</remarks>
internal static class RankingPartsBenchmark
{
    private const int Warmups = 2;
    private const int Rounds = 5;

    /// <summary>Prints a table for a collection.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="indexes">Where the indexes are.</param>
    /// <param name="plain">Plain BM25 on the same index.</param>
    /// <param name="hits">Hits asked for.</param>
    public static void Run(JudgedCollection collection, string indexes, RankingWeights plain, int hits)
    {
        RankingVariant[] variants = [new("plain BM25", plain), RankingVariant.Default, .. RankingVariant.Ablations];
        LucenePassageIndex[] opened = [.. variants.Select(v => RankingBenchmark.OpenIndex(collection, indexes, v.Weights))];
        IPassageSnapshot[] snapshots = [.. opened.Select(static index => index.OpenSnapshot())];
        string[] queries = [.. collection.Queries.Take(500).Select(static q => q.Query)];
        double[][] shortest = [.. variants.Select(_ => Enumerable.Repeat(double.PositiveInfinity, queries.Length).ToArray())];
        for (int round = -Warmups; round < Rounds; round++)
        {
            for (int query = 0; query < queries.Length; query++)
            {
                for (int turn = 0; turn < variants.Length; turn++)
                {
                    // The first one finds the caches cold.
                    int variant = (turn + query) % variants.Length;
                    double took = Time(snapshots[variant], queries[query], hits);
                    if (round >= 0) shortest[variant][query] = Math.Min(shortest[variant][query], took);
                }
            }
        }
        Print(collection.Name, variants, shortest);
        foreach (IPassageSnapshot snapshot in snapshots) snapshot.Dispose();
        foreach (LucenePassageIndex index in opened) index.Dispose();
    }

    private static double Time(IPassageSnapshot snapshot, string query, int hits)
    {
        double started = ThreadTime.Microseconds;
        snapshot.Prepare(new PassageQuery { Text = query, Now = DateTimeOffset.UtcNow }).Search(hits, CancellationToken.None);
        return ThreadTime.Microseconds - started;
    }

    private static void Print(string collection, RankingVariant[] variants, double[][] shortest)
    {
        double[] all = shortest[1];
        Console.WriteLine($"\n| {collection} | median, us | mean, us | the part, mean us |\n|---|---|---|---|");
        for (int i = 0; i < variants.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {variants[i].Name} | {Latencies.OfShortest(shortest[i]).Median:F0} | {shortest[i].Average():F0} | {(i > 1 ? $"{all.Average() - shortest[i].Average():F0}" : "")} |"));
        }
    }
}

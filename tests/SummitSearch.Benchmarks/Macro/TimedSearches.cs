using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Asks queries over and over, on some threads and for some time, and prints how long they took.</summary>
/// <param name="threads">Threads that ask at once.</param>
/// <param name="seconds">Time for each class, after a warm-up of half of it.</param>
internal sealed class TimedSearches(int threads, double seconds)
{
    /// <summary>Measures every class of a folder. Queries for which there is no searcher's form are left out.</summary>
    /// <param name="queries">Folder of the query files.</param>
    /// <param name="translate">A query in the engine's own form; null if it has none.</param>
    /// <param name="open">A searcher for one thread, which returns the number of hits.</param>
    public void Run(string queries, Func<string, string?> translate, Func<Func<string, int>> open)
    {
        Func<string, int>[] searchers = [.. Enumerable.Range(0, threads).Select(_ => open())];
        foreach (QueryFile file in QueryFile.All(queries))
        {
            string[] asked = [.. file.Queries.Select(translate).OfType<string>()];
            if (asked.Length == 0)
                continue;
            Ask(searchers, asked, seconds / 2, out _);
            List<long> ticks = Ask(searchers, asked, seconds, out double took);
            Print(file.QueryClass, Math.Min(asked.Length, ticks.Count), ticks, took);
        }
    }

    private static List<long> Ask(Func<string, int>[] searchers, string[] queries, double seconds, out double took)
    {
        long start = Stopwatch.GetTimestamp();
        long end = start + (long)(seconds * Stopwatch.Frequency);
        int next = -1;
        List<long>[] ticks = [.. searchers.Select(static _ => new List<long>(1 << 16))];
        Thread[] others = [.. Enumerable.Range(1, searchers.Length - 1).Select(i => new Thread(() => Work(i)))];
        Array.ForEach(others, static t => t.Start());
        Work(0);
        Array.ForEach(others, static t => t.Join());
        took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return [.. ticks.SelectMany(static t => t)];

        void Work(int thread)
        {
            do
            {
                string query = queries[(Interlocked.Increment(ref next) & int.MaxValue) % queries.Length];
                long begun = Stopwatch.GetTimestamp();
                searchers[thread](query);
                ticks[thread].Add(Stopwatch.GetTimestamp() - begun);
            }
            while (Stopwatch.GetTimestamp() < end);
        }
    }

    private static void Print(string queryClass, int queries, List<long> ticks, double took)
    {
        ticks.Sort();
        double perTick = 1e6 / Stopwatch.Frequency;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{queryClass}\t{queries}\t{ticks[ticks.Count / 2] * perTick:F1}\t{ticks[(int)(ticks.Count * 0.99)] * perTick:F1}\t{ticks.Count / took:F1}"));
    }
}

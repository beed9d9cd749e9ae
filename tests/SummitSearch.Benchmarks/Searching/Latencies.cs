using System.Globalization;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Latencies of a class of queries, in microseconds, each query asked several times.</summary>
/// <param name="Median">The median over queries of each query's shortest run: what else the machine did meanwhile does not count.</param>
/// <param name="P99">Of the same figures the one that a hundredth of the queries exceed: what slow queries cost.</param>
/// <param name="OfQueries">The shortest run of each query.</param>
/// <param name="P99OfRuns">The duration that a hundredth of all single runs exceed: slow queries, collections of garbage, and whatever else the machine did.</param>
internal readonly record struct Latencies(double Median, double P99, double[] OfQueries, double P99OfRuns)
{
    /// <summary>Summarises ticks of the stopwatch.</summary>
    /// <param name="ticks">For each query its durations.</param>
    public static Latencies Of(long[][] ticks)
    {
        double perTick = 1e6 / System.Diagnostics.Stopwatch.Frequency;
        long[] all = [.. ticks.SelectMany(static runs => runs)];
        Array.Sort(all);
        return OfShortest(Array.ConvertAll(ticks, runs => runs.Min() * perTick)) with { P99OfRuns = all[(int)(all.Length * 0.99)] * perTick };
    }

    /// <summary>Summarises the shortest runs of single queries, in microseconds.</summary>
    public static Latencies OfShortest(double[] shortest)
    {
        double[] sorted = [.. shortest.Order()];
        return new Latencies(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], shortest, double.NaN);
    }

    /// <summary>How many times the median the slow queries take.</summary>
    public double Spread => P99 / Median;

    /// <summary>A number for a table.</summary>
    public static string Print(double microseconds) => microseconds.ToString(microseconds < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);
}

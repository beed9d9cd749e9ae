using System.Globalization;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Latencies of single searches in microseconds.</summary>
internal readonly record struct Latencies(double Median, double P99)
{
    /// <summary>Summarises ticks of the stopwatch.</summary>
    public static Latencies Of(List<long> ticks)
    {
        ticks.Sort();
        double perTick = 1e6 / System.Diagnostics.Stopwatch.Frequency;
        return new Latencies(ticks[ticks.Count / 2] * perTick, ticks[(int)(ticks.Count * 0.99)] * perTick);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F1} / {P99:F0}");
}

using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>Times of single requests, sorted; printed in microseconds.</summary>
internal sealed class Percentiles
{
    private readonly double[] _microseconds;

    /// <summary>Takes ticks of the stopwatch.</summary>
    public Percentiles(IEnumerable<long> ticks) => _microseconds = [.. ticks.Order().Select(static t => t * 1e6 / Stopwatch.Frequency)];

    /// <summary>The time that a share of the requests kept to, in microseconds.</summary>
    public double At(double share) => _microseconds.Length == 0 ? double.NaN : _microseconds[Math.Min(_microseconds.Length - 1, (int)(_microseconds.Length * share))];

    /// <summary>Median and p99.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At(0.5):F0} / {At(0.99):F0}");
}

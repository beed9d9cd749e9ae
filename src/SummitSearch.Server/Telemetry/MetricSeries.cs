using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace SummitSearch.Server.Telemetry;

/// <summary>One instrument: a counter, a gauge, or a histogram with fixed bounds in seconds.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class MetricSeries(Instrument instrument)
{
    private static readonly double[] Bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private double _sum;
    private long _count;

    /// <summary>Takes one measurement: observable instruments tell their value as it stands, the others what comes to it.</summary>
    public void Add(double value)
    {
        if (instrument.IsObservable)
        {
            lock (_gate)
                _sum = value;
            return;
        }
        int bucket = Array.FindIndex(Bounds, b => value <= b);
        lock (_gate)
        {
            _sum += value;
            _count++;
            _buckets[bucket < 0 ? Bounds.Length : bucket]++;
        }
    }

    /// <summary>Appends the series.</summary>
    public void WriteTo(StringBuilder text)
    {
        string name = instrument.Name.Replace('.', '_');
        lock (_gate)
        {
            if (instrument is Histogram<double>)
                WriteHistogram(text, name + "_seconds");
            else if (instrument is Counter<long> or ObservableCounter<long>)
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name}_total {instrument.Description}\n# TYPE {name}_total counter\n{name}_total {_sum}\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} gauge\n{name} {_sum}\n");
        }
    }

    private void WriteHistogram(StringBuilder text, string name)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} histogram\n");
        long below = 0;
        for (int i = 0; i < Bounds.Length; i++)
        {
            below += _buckets[i];
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"{Bounds[i]}\"}} {below}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"+Inf\"}} {_count}\n{name}_sum {_sum}\n{name}_count {_count}\n");
    }
}

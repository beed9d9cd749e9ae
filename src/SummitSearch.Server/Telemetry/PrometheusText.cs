using System.Diagnostics.Metrics;
using System.Text;
using SummitSearch.Hosting;
using SummitSearch.Indexing;

namespace SummitSearch.Server.Telemetry;

/// <summary>Adds up the instruments of <see cref="SummitTelemetry"/> and writes them in the Prometheus text format 0.0.4.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PrometheusText : IDisposable
{
    /// <summary>Content type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly MeterListener _listener = new();
    private readonly List<MetricSeries> _series = [];
    private readonly Lock _gate = new();

    /// <summary>Listens to the instruments of one host.</summary>
    public PrometheusText(SummitTelemetry telemetry)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter, telemetry.Meter))
                return;
            MetricSeries series = new(instrument);
            lock (_gate)
                _series.Add(series);
            listener.EnableMeasurementEvents(instrument, series);
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, _, series) => ((MetricSeries)series!).Add(value));
        _listener.SetMeasurementEventCallback<double>(static (_, value, _, series) => ((MetricSeries)series!).Add(value));
        _listener.Start();
    }

    /// <summary>All series, and the figures of the index as gauges.</summary>
    public string Write(IndexStatistics figures)
    {
        _listener.RecordObservableInstruments();
        StringBuilder text = new();
        MetricSeries[] all;
        lock (_gate)
            all = [.. _series];
        foreach (MetricSeries series in all)
            series.WriteTo(text);
        PrometheusLine.Gauge(text, "summit_articles", "Articles in the index.", figures.Articles);
        PrometheusLine.Gauge(text, "summit_passages", "Passages in the index.", figures.Passages);
        PrometheusLine.Gauge(text, "summit_segments", "Segments of the index.", figures.Segments);
        PrometheusLine.Gauge(text, "summit_index_bytes", "Bytes of the index on disk.", figures.Bytes);
        PrometheusLine.Gauge(text, "summit_deleted_documents", "Documents deleted and not yet merged away.", figures.Deleted);
        PrometheusLine.Gauge(text, "summit_commit_generation", "Number of the last commit.", figures.Generation);
        ProcessText.WriteTo(text);
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}

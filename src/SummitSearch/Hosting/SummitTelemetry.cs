using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SummitSearch.Hosting;

/// <summary>The instruments of a hosted SummitSearch: meter and activity source are both named <c>SummitSearch</c>.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SummitTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "SummitSearch";

    /// <summary>The meter that all instruments belong to; one for each host.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>Creates the instruments.</summary>
    public SummitTelemetry()
    {
        Searches = Meter.CreateCounter<long>("summit.searches", "{search}", "Searches answered.");
        FailedSearches = Meter.CreateCounter<long>("summit.searches.failed", "{search}", "Searches that ended in an error.");
        PartialSearches = Meter.CreateCounter<long>("summit.searches.partial", "{search}", "Searches that a deadline cut short.");
        SearchDuration = Meter.CreateHistogram<double>("summit.search.duration", "s", "Time of a search.");
        Indexed = Meter.CreateCounter<long>("summit.articles.indexed", "{article}", "Articles added or updated.");
        Removed = Meter.CreateCounter<long>("summit.articles.removed", "{article}", "Articles removed.");
        Refused = Meter.CreateCounter<long>("summit.articles.refused", "{article}", "Articles refused.");
    }

    /// <summary>Adds the instruments that are read off the open index whenever somebody looks.</summary>
    /// <param name="index">The open index; null while there is none.</param>
    internal void Observe(Func<Summit?> index)
    {
        Meter.CreateObservableCounter("summit.commits", () => index()?.Commits ?? 0, "{commit}", "Commits made durable.");
        Meter.CreateObservableCounter("summit.merges", () => index()?.Merges ?? 0, "{merge}", "Merges of segments done.");
        Meter.CreateObservableGauge("summit.queue", () => (long)(index()?.PendingChanges ?? 0), "{article}", "Articles changed and not yet committed.");
    }

    /// <summary>Searches answered.</summary>
    public Counter<long> Searches { get; }

    /// <summary>Searches that ended in an error.</summary>
    public Counter<long> FailedSearches { get; }

    /// <summary>Searches that a deadline cut short.</summary>
    public Counter<long> PartialSearches { get; }

    /// <summary>Time of a search in seconds.</summary>
    public Histogram<double> SearchDuration { get; }

    /// <summary>Articles added or updated.</summary>
    public Counter<long> Indexed { get; }

    /// <summary>Articles removed.</summary>
    public Counter<long> Removed { get; }

    /// <summary>Articles refused.</summary>
    public Counter<long> Refused { get; }

    /// <summary>Traces: an activity for each search (<c>summit.search</c>), commit of the API (<c>summit.commit</c>) and round of the indexer (<c>summit.sync</c>).</summary>
    internal static ActivitySource Source { get; } = new(Name);

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}

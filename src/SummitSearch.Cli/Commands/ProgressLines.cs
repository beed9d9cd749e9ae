using System.Globalization;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary>Tells in plain lines, now and then, how far indexing has come: what a progress bar is in a pipe or a log.</summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider clock) : IProgress<SyncProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _next = Pause;

    /// <inheritdoc/>
    public void Report(SyncProgress value)
    {
        TimeSpan elapsed = clock.GetElapsedTime(_started);
        if (value.Refusal is not null || elapsed < _next) return;
        _next = elapsed + Pause;
        double done = value.BytesTotal == 0 ? 1 : value.BytesDone / (double)value.BytesTotal;
        string left = done > 0 ? string.Create(CultureInfo.InvariantCulture, $", {elapsed.TotalSeconds * (1 - done) / done:0} s left") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Articles:N0} articles, {done:P0} of {value.BytesTotal / 1e6:N1} MB, {value.Articles / elapsed.TotalSeconds:N0} articles a second{left}"));
    }
}

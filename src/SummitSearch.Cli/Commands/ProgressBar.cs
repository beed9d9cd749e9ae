using Spectre.Console;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary>Shows how far indexing has come: share, rate, remaining time.</summary>
internal static class ProgressBar
{
    /// <summary>Shows a bar while work goes on.</summary>
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<SyncProgress>, Task<T>> work) => terminal.Console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => work(new Bar(context.AddTask("reading", maxValue: 1))));

    private sealed class Bar(ProgressTask task) : IProgress<SyncProgress>
    {
        private readonly long _started = System.Diagnostics.Stopwatch.GetTimestamp();

        public void Report(SyncProgress value)
        {
            task.MaxValue = Math.Max(1, value.BytesTotal);
            task.Value = value.BytesDone;
            double seconds = Math.Max(0.001, System.Diagnostics.Stopwatch.GetElapsedTime(_started).TotalSeconds);
            task.Description = $"{value.Articles:N0} articles, {value.Articles / seconds:N0} a second";
        }
    }
}

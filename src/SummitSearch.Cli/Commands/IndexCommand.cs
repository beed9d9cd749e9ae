using System.CommandLine;
using System.Globalization;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit index</c>.</summary>
internal static class IndexCommand
{
    private static readonly TimeSpan WatchPause = TimeSpan.FromSeconds(1);

    // While watching, a file that changed a moment ago may be half-written still.
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(500);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders and files of articles; 'corpus' if left out.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> index = CommonOptions.Index();
        var watch = new Option<bool>("--watch") { Description = "Go on and follow changes until Ctrl-C." };
        var rebuild = new Option<bool>("--rebuild") { Description = "Read everything anew. The old index answers until the new one is complete; one that is damaged is set aside." };
        var errors = new Option<string?>("--per-row-errors") { Description = "Write every refused article to a file, one line 'file:line: reason' each.", HelpName = "FILE" };
        var commitEvery = new Option<int>("--commit-every")
        {
            Description = "Articles after which the work so far is made durable; after a crash at most that many are read again.",
            HelpName = "N",
            DefaultValueFactory = static _ => new SummitOptions().CommitEveryArticles,
        };
        var command = new Command("index", """
            Brings an index in step with a folder of articles: adds, updates, removes.

            Examples:
              summit index
              summit index archive/2024 wire.jsonl.gz --index /var/lib/summit
              summit index --watch
            """) { paths, index, watch, rebuild, errors, commitEvery };
        command.SetAction((parsed, token) =>
        {
            var options = new SummitOptions { IndexPath = parsed.GetValue(index)!, CommitEveryArticles = parsed.GetValue(commitEvery) };
            string[] corpus = parsed.GetValue(paths) is { Length: > 0 } given ? given : ["corpus"];
            return RunAsync(terminal, options, new SyncRequest { Paths = corpus, Rebuild = parsed.GetValue(rebuild) }, parsed.GetValue(watch), parsed.GetValue(errors), token);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, SummitOptions options, SyncRequest request, bool watch, string? errorFile, CancellationToken cancellationToken)
    {
        await using Summit summit = await OpenAsync(terminal, options, request.Rebuild, cancellationToken).ConfigureAwait(false);
        await using StreamWriter? errors = errorFile is null ? null : new StreamWriter(errorFile);
        SyncReport report = await SyncAsync(terminal, summit, request, errors, cancellationToken).ConfigureAwait(false);
        await terminal.Output.WriteLineAsync(LastLine(report)).ConfigureAwait(false);
        if (watch) await WatchAsync(terminal, summit, request.Paths, errors, cancellationToken).ConfigureAwait(false);
        return report.Refused > 0 ? ExitCode.Faults : ExitCode.Done;
    }

    /// <summary>Opens the index; where it is to be rebuilt and cannot be read, an empty one in its place.</summary>
    private static async Task<Summit> OpenAsync(Terminal terminal, SummitOptions options, bool rebuild, CancellationToken cancellationToken)
    {
        try
        {
            return await Summit.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableIndexException fault) when (rebuild)
        {
            string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.IndexPath)), aside = $"{folder}.damaged-{DateTime.UtcNow:yyyyMMddHHmmss}";
            Directory.Move(folder, aside);
            await terminal.Error.WriteLineAsync($"{fault.Message.ReplaceLineEndings(" ")} The index was set aside as '{aside}'.").ConfigureAwait(false);
            return await Summit.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WatchAsync(Terminal terminal, Summit summit, IReadOnlyList<string> paths, TextWriter? errors, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WatchPause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                SyncReport report = await summit.SyncAsync(new SyncRequest { Paths = paths, SettleTime = SettleTime }, new RefusalPrinter(terminal, errors), cancellationToken).ConfigureAwait(false);
                if (report.HasChanges) await terminal.Output.WriteLineAsync(LastLine(report)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how watching ends; everything found so far is committed.
        }
    }

    private static async Task<SyncReport> SyncAsync(Terminal terminal, Summit summit, SyncRequest request, TextWriter? errors, CancellationToken cancellationToken)
    {
        var refusals = new RefusalPrinter(terminal, errors);
        if (!terminal.IsInteractive)
            return await summit.SyncAsync(request, new BothProgress(refusals, new ProgressLines(terminal.Output, TimeProvider.System)), cancellationToken).ConfigureAwait(false);
        return await ProgressBar.ShowAsync(terminal, progress => summit.SyncAsync(request, new BothProgress(refusals, progress), cancellationToken)).ConfigureAwait(false);
    }

    private static string LastLine(SyncReport r) => string.Create(CultureInfo.InvariantCulture,
        $"indexed {r.Added} added, {r.Updated} updated, {r.Removed} removed, {r.Refused} refused, {r.Passages} passages in {r.Took.TotalSeconds:0.0} s");

    private sealed class BothProgress(IProgress<SyncProgress> first, IProgress<SyncProgress> second) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            first.Report(value);
            second.Report(value);
        }
    }
}

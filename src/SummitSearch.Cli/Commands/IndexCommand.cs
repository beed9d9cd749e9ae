using System.CommandLine;
using System.Globalization;
using SummitSearch.Articles;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit index</c>.</summary>
internal static class IndexCommand
{
    private static readonly TimeSpan WatchPause = TimeSpan.FromSeconds(1);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders and files of articles; 'corpus' if left out.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> index = CommonOptions.Index();
        var watch = new Option<bool>("--watch") { Description = "Go on and follow changes until Ctrl-C." };
        var rebuild = new Option<bool>("--rebuild") { Description = "Read everything anew. The old index answers until the new one is complete." };
        var errors = new Option<string?>("--per-row-errors") { Description = "Write every refused article to a file, one line 'file:line: reason' each.", HelpName = "FILE" };
        var command = new Command("index", """
            Brings an index in step with a folder of articles: adds, updates, removes.

            Examples:
              summit index
              summit index archive/2024 wire.jsonl.gz --index /var/lib/summit
              summit index --watch
            """) { paths, index, watch, rebuild, errors };
        command.SetAction((parsed, token) => RunAsync(
            terminal,
            parsed.GetValue(paths) is { Length: > 0 } given ? given : ["corpus"],
            parsed.GetValue(index)!, parsed.GetValue(watch), parsed.GetValue(rebuild), parsed.GetValue(errors), token));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] paths, string indexPath, bool watch, bool rebuild, string? errorFile, CancellationToken cancellationToken)
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = indexPath }, cancellationToken).ConfigureAwait(false);
        await using StreamWriter? errors = errorFile is null ? null : new StreamWriter(errorFile);
        SyncReport report = await SyncAsync(terminal, summit, new SyncRequest { Paths = paths, Rebuild = rebuild }, errors, cancellationToken).ConfigureAwait(false);
        await terminal.Output.WriteLineAsync(LastLine(report)).ConfigureAwait(false);
        if (watch) await WatchAsync(terminal, summit, paths, errors, cancellationToken).ConfigureAwait(false);
        return report.Refused > 0 ? ExitCode.Faults : ExitCode.Done;
    }

    private static async Task WatchAsync(Terminal terminal, Summit summit, string[] paths, TextWriter? errors, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WatchPause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                SyncReport report = await summit.SyncAsync(new SyncRequest { Paths = paths }, new RefusalPrinter(terminal, errors, quiet: true), cancellationToken).ConfigureAwait(false);
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
        var refusals = new RefusalPrinter(terminal, errors, quiet: false);
        if (!terminal.IsInteractive) return await summit.SyncAsync(request, refusals, cancellationToken).ConfigureAwait(false);
        return await ProgressBar.ShowAsync(terminal, progress => summit.SyncAsync(request, new BothProgress(refusals, progress), cancellationToken)).ConfigureAwait(false);
    }

    private static string LastLine(SyncReport r) => string.Create(CultureInfo.InvariantCulture,
        $"indexed {r.Added} added, {r.Updated} updated, {r.Removed} removed, {r.Refused} refused, {r.Passages} passages in {r.Took.TotalSeconds:0.0} s");

    /// <summary>Prints refused articles to the error stream and to a file.</summary>
    private sealed class RefusalPrinter(Terminal terminal, TextWriter? file, bool quiet) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            if (value.Refusal is not { } refusal) return;
            if (!quiet) terminal.Error.WriteLine($"refused {Describe(refusal)}");
            file?.WriteLine(Describe(refusal));
        }

        private static string Describe(ArticleRefusal refusal) => refusal.ToString().ReplaceLineEndings(" ");
    }

    private sealed class BothProgress(IProgress<SyncProgress> first, IProgress<SyncProgress> second) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            first.Report(value);
            second.Report(value);
        }
    }
}

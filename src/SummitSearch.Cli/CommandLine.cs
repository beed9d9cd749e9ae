using System.CommandLine;
using SummitSearch.Cli.Commands;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Storage;
using SummitSearch.Querying;
using SummitSearch.Synonyms;

namespace SummitSearch.Cli;

/// <summary>The <c>summit</c> tool.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">As the shell hands them in.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl-C does.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in Faults(parsed)) await terminal.Error.WriteLineAsync(message).ConfigureAwait(false);
            await terminal.Error.WriteLineAsync("Use --help to see what is possible.").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        var invocation = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (ExitCodeOf(fault) is { } code)
        {
            await terminal.Error.WriteLineAsync(MessageOf(fault)).ConfigureAwait(false);
            return code;
        }
    }

    private static string MessageOf(Exception fault) => fault switch
    {
        OperationCanceledException => "Cancelled. The index is as of the last commit.",
        UnreadableIndexException => $"{fault.Message.ReplaceLineEndings(" ")} 'summit index --rebuild' sets the index aside and builds it anew; 'summit restore' brings a backup back.",
        _ => fault.Message.ReplaceLineEndings(" "),
    };

    /// <summary>What is wrong with the arguments; of a command that does not exist, only that.</summary>
    private static IEnumerable<string> Faults(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..]
        ? [$"There is no command '{unknown}'."]
        : parsed.Errors.Select(static e => e.Message).Distinct();

    private static RootCommand Root(Terminal terminal) => new("Full-text search over an archive of news: ranked passages from a folder of articles.")
    {
        IndexCommand.Create(terminal),
        SearchCommand.Create(terminal),
        RunCommand.Create(terminal),
        EvalCommand.Create(terminal),
        ServeCommand.Create(),
        StatsCommand.Create(terminal),
        ArticleCommand.Create(terminal),
        SuggestCommand.Create(terminal),
        RelatedCommand.Create(terminal),
        DeleteCommand.Create(terminal),
        BackupCommand.Create(terminal),
        RestoreCommand.Create(terminal),
        CheckCommand.Create(terminal),
        LuceneCommand.Create(terminal),
    };

    private static int? ExitCodeOf(Exception fault) => fault switch
    {
        CommandFailedException failed => failed.ExitCode,
        InvalidSearchRequestException or ArgumentException => ExitCode.Usage,
        OperationCanceledException => ExitCode.CouldNotRun,
        CorruptIndexException or UnsupportedIndexFormatException or IndexLockedException => ExitCode.CouldNotRun,
        SynonymFileException => ExitCode.CouldNotRun,
        IOException or UnauthorizedAccessException => ExitCode.CouldNotRun,
        _ => null,
    };
}

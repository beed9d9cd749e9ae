using System.CommandLine;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit stats</c>.</summary>
internal static class StatsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> index = CommonOptions.Index();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("stats", "Prints figures of the index.\n\nExample:\n  summit stats --index index") { index, json };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            IndexStatistics statistics = await summit.StatsAsync(token).ConfigureAwait(false);
            if (parsed.GetValue(json)) CommonOptions.PrintJson(terminal, statistics);
            else Print(terminal.Output, statistics);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, IndexStatistics s)
    {
        output.WriteLine($"articles   {s.Articles:N0}");
        output.WriteLine($"passages   {s.Passages:N0}");
        output.WriteLine($"files      {s.Files:N0}");
        output.WriteLine($"size       {s.Bytes / 1048576.0:N1} MB in {Counted.Of(s.Segments, "segment")}, {Counted.Of(s.Deleted, "deleted document")}");
        output.WriteLine($"dates      {s.Earliest:yyyy-MM-dd} to {s.Latest:yyyy-MM-dd}");
        output.WriteLine($"languages  {string.Join(", ", s.Languages.Select(static l => $"{l.Key} {l.Value:N0}"))}");
        output.WriteLine($"memory     tables {s.SearchTableBytes / 1048576.0:N1} of {s.SearchTableBudgetBytes >> 20} MB, filters {s.FilterBytes / 1048576.0:N1} of {s.FilterBudgetBytes >> 20} MB");
        output.WriteLine($"commit     {s.Generation} of {s.CommittedAt:yyyy-MM-dd HH:mm:ss} UTC");
    }
}

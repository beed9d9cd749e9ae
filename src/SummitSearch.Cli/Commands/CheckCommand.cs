using System.CommandLine;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> index = CommonOptions.Index();
        var command = new Command("check", "Verifies every file, checksum and cross-reference of the index; a line a fault.\n\nExample:\n  summit check --index index") { index };
        command.SetAction(async (parsed, token) =>
        {
            try
            {
                await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
                return Print(terminal, await summit.CheckAsync(token).ConfigureAwait(false));
            }
            catch (UnreadableIndexException fault)
            {
                await terminal.Output.WriteLineAsync(fault.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
                return ExitCode.Faults;
            }
        });
        return command;
    }

    /// <summary>Prints the faults, or that there are none, and tells the exit code.</summary>
    public static int Print(Terminal terminal, CheckReport report)
    {
        foreach (string fault in report.Faults) terminal.Output.WriteLine(fault);
        terminal.Output.WriteLine(report.IsSound
            ? $"sound: {Counted.Of(report.Documents, "document")} in {Counted.Of(report.Segments, "segment")}"
            : $"{Counted.Of(report.Faults.Count, "fault")} in {Counted.Of(report.Documents, "document")}, {Counted.Of(report.Segments, "segment")}");
        return report.IsSound ? ExitCode.Done : ExitCode.Faults;
    }
}

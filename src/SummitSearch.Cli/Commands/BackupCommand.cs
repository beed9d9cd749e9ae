using System.CommandLine;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit backup</c>.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var target = new Argument<string>("DIR") { Description = "New or empty folder." };
        Option<string> index = CommonOptions.Index();
        var command = new Command("backup", "Copies the index as of its last commit.\n\nExample:\n  summit backup /mnt/backup/index-monday") { target, index };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            await summit.BackupAsync(parsed.GetValue(target)!, token).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync($"backed up to {parsed.GetValue(target)}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}

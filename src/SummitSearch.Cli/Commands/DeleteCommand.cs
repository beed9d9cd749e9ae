using System.CommandLine;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit delete</c>.</summary>
internal static class DeleteCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Id of the article." };
        Option<string> index = CommonOptions.Index();
        var command = new Command("delete", "Removes an article from the index. One that comes from a file returns when that file changes.\n\nExample:\n  summit delete wire/1234") { id, index };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            if (!await summit.DeleteAsync(parsed.GetValue(id)!, token).ConfigureAwait(false))
                throw new CommandFailedException(ExitCode.Faults, $"There is no article '{parsed.GetValue(id)}' in the index.");
            await summit.CommitAsync(token).ConfigureAwait(false);
            await terminal.Output.WriteLineAsync("deleted").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit suggest</c>.</summary>
internal static class SuggestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var prefix = new Argument<string[]>("PREFIX") { Description = "What has been typed so far.", Arity = ArgumentArity.OneOrMore };
        Option<string> index = CommonOptions.Index();
        Option<int> k = CommonOptions.K(8);
        var command = new Command("suggest", "Completes the last word of a query.\n\nExample:\n  summit suggest semic") { prefix, index, k };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            foreach (string completion in await summit.SuggestAsync(string.Join(' ', parsed.GetValue(prefix)!), parsed.GetValue(k), token).ConfigureAwait(false))
                await terminal.Output.WriteLineAsync(completion).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}

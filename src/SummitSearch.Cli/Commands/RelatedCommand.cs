using System.CommandLine;
using System.Globalization;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit related</c>.</summary>
internal static class RelatedCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Id of the article." };
        Option<string> index = CommonOptions.Index();
        Option<int> k = CommonOptions.K(5);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("related", "Lists articles about the same matter.\n\nExample:\n  summit related defence/joint-command -k 3") { id, index, k, json };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            IReadOnlyList<RelatedArticle> related = await summit.RelatedAsync(parsed.GetValue(id)!, parsed.GetValue(k), token).ConfigureAwait(false)
                ?? throw new CommandFailedException(ExitCode.Faults, $"There is no article '{parsed.GetValue(id)}' in the index.");
            if (parsed.GetValue(json)) CommonOptions.PrintJson(terminal, related);
            else
            {
                foreach (RelatedArticle article in related)
                    await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{article.Score:F3}\t{article.Article.Id}\t{article.Article.Title}")).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }
}

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
        var command = new Command("related", "Lists articles about the same matter, and marked \"same\" those that are near-duplicates.\n\nExample:\n  summit related defence/joint-command -k 3") { id, index, k, json };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            RelatedArticles related = await summit.RelatedAsync(parsed.GetValue(id)!, parsed.GetValue(k), token).ConfigureAwait(false)
                ?? throw new CommandFailedException(ExitCode.Faults, $"There is no article '{parsed.GetValue(id)}' in the index.");
            if (parsed.GetValue(json)) CommonOptions.PrintJson(terminal, related);
            else
            {
                foreach (RelatedArticle article in related.Articles)
                    await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{article.Score:F3}\t{article.Article.Id}\t{article.Article.Title}")).ConfigureAwait(false);
                foreach (ArticleSummary copy in related.NearDuplicates)
                    await terminal.Output.WriteLineAsync($"same\t{copy.Id}\t{copy.Title}").ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }
}

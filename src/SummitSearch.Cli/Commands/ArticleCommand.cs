using System.CommandLine;
using SummitSearch.Articles;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit article</c>.</summary>
internal static class ArticleCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Id of the article." };
        Option<string> index = CommonOptions.Index();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("article", "Prints a whole article.\n\nExample:\n  summit article defence/joint-command") { id, index, json };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token).ConfigureAwait(false);
            Article article = await summit.GetArticleAsync(parsed.GetValue(id)!, token).ConfigureAwait(false)
                ?? throw new CommandFailedException(ExitCode.Faults, $"There is no article '{parsed.GetValue(id)}' in the index.");
            if (parsed.GetValue(json)) CommonOptions.PrintJson(terminal, article);
            else Print(terminal.Output, article);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, Article article)
    {
        output.WriteLine(article.Title);
        string facts = string.Join(" · ", new[] { article.Source, article.PublishedAt?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), article.Section, string.Join(", ", article.Authors) }.Where(static f => !string.IsNullOrEmpty(f)));
        if (facts.Length > 0) output.WriteLine(facts);
        output.WriteLine();
        output.WriteLine(article.Body);
        foreach (string caption in article.Captions) output.WriteLine($"\n[{caption}]");
    }
}

using System.Globalization;
using System.Text;
using Spectre.Console;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Commands;

/// <summary>Prints passages for people.</summary>
internal static class ResultPrinter
{
    /// <summary>Prints an answer: a headline line, then the passage, for each hit.</summary>
    public static void Print(Terminal terminal, SearchResponse response)
    {
        foreach (RankedPassage passage in response.Passages)
        {
            if (terminal.IsInteractive) PrintMarked(terminal, passage);
            else PrintPlain(terminal.Output, passage);
            if (passage.Explanation is { } explanation) Explain(terminal, explanation, 2);
            terminal.Output.WriteLine();
        }
        string count = response.Total.Relation == TotalRelation.AtLeast ? $"more than {response.Total.Value:N0}" : $"{response.Total.Value:N0}";
        terminal.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{count} passages, {response.TookMs:0.0} ms{(response.Partial ? ", time ran out" : "")}[/]");
        if (response.Suggestion is { } better) terminal.Console.MarkupLineInterpolated($"Did you mean [bold]{better}[/]?");
    }

    /// <summary>In a pipe nothing is wrapped: other programs cut lines for themselves.</summary>
    private static void PrintPlain(TextWriter output, RankedPassage passage)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passage.Rank}. {OneLine(passage.Article.Title)}  {passage.Score:F3}  {OneLine(passage.Id)}"));
        if (FactsOf(passage.Article) is { Length: > 0 } facts) output.WriteLine($"   {OneLine(facts)}");
        foreach (string line in Clean(passage.Text).Split('\n')) output.WriteLine(line.Length == 0 ? "" : $"   {line}");
        if (passage.Story is { Others: > 0 } story) output.WriteLine($"   {OneLine(Others(story))}");
    }

    private static void PrintMarked(Terminal terminal, RankedPassage passage)
    {
        ArticleSummary article = passage.Article;
        string facts = FactsOf(article);
        terminal.Console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{passage.Rank}.[/] [bold blue]{Marked(article.Title, passage.TitleHighlights).Replace('\n', ' ')}[/]  [grey]{passage.Score:F3}  {Markup.Escape(passage.Id)}[/]"));
        if (facts.Length > 0) terminal.Console.MarkupLineInterpolated($"   [grey]{facts}[/]");
        terminal.Console.Write(new Padder(new Markup(Marked(passage.Text, passage.Highlights)), new Padding(3, 0, 0, 0)));
        if (passage.Story is { Others: > 0 } story) terminal.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"   [grey]{Others(story)}[/]");
    }

    private static string FactsOf(ArticleSummary article) =>
        string.Join(" · ", new[] { article.Source, article.PublishedAt?.ToString("d MMM yyyy", CultureInfo.InvariantCulture), article.Section }.Where(static f => !string.IsNullOrEmpty(f)));

    private static string Others(StoryCoverage story)
    {
        string first = story.IsFirst ? "this one first" : "first by " + (story.First.Source ?? story.First.Id);
        return string.Create(CultureInfo.InvariantCulture, $"also reported by {story.Others:N0} {(story.Others == 1 ? "other" : "others")}, {first}");
    }

    private static string Marked(string text, IReadOnlyList<TextRange> highlights)
    {
        var marked = new StringBuilder();
        int position = 0;
        foreach (TextRange range in highlights)
        {
            marked.Append(Markup.Escape(Clean(text[position..range.Start]))).Append("[bold yellow]").Append(Markup.Escape(Clean(text[range.Start..range.End]))).Append("[/]");
            position = range.End;
        }
        return marked.Append(Markup.Escape(Clean(text[position..]))).ToString();
    }

    // Text of others may hold escape sequences that would take over the terminal.
    private static string Clean(string text) => string.Concat(text.Select(static c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c));

    private static string OneLine(string text) => Clean(text).Replace('\n', ' ');

    private static void Explain(Terminal terminal, ScoreExplanation explanation, int level)
    {
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', level * 2)}{explanation.Value:F4} {explanation.Description}"));
        foreach (ScoreExplanation detail in explanation.Details) Explain(terminal, detail, level + 1);
    }
}

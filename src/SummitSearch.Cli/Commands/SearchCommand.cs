using System.CommandLine;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit search</c>.</summary>
internal static class SearchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var query = new Argument<string[]>("QUERY") { Description = "A question or a few words; \"quoted words\" must stand together, -words must not occur.", Arity = ArgumentArity.OneOrMore };
        Option<string> index = CommonOptions.Index();
        Option<string?> synonyms = CommonOptions.Synonyms();
        Option<QueryExpansion> expand = CommonOptions.Expand();
        Option<double?> halfLife = CommonOptions.HalfLife();
        Option<int> k = CommonOptions.K(10);
        var perArticle = new Option<int>("--per-article") { Description = "Most passages of one article; 0 for no limit.", HelpName = "N", DefaultValueFactory = static _ => 3 };
        Option<CollapseMode> collapse = CommonOptions.Choice<CollapseMode>("--collapse", "story folds near-duplicates into one hit.");
        Option<QuerySyntax> syntax = CommonOptions.Choice<QuerySyntax>("--syntax", "simple never fails; lucene is the classic syntax.");
        var source = new Option<string[]>("--source") { Description = "Only this publisher; may be given several times.", HelpName = "S" };
        var section = new Option<string[]>("--section") { Description = "Only this section; may be given several times.", HelpName = "S" };
        Option<DateTimeOffset?> from = CommonOptions.Date("--from", "Published at or after.");
        Option<DateTimeOffset?> to = CommonOptions.Date("--to", "Published before.");
        Option<SortOrder> sort = CommonOptions.Choice<SortOrder>("--sort", "Order of the passages.");
        var explain = new Option<bool>("--explain") { Description = "Tell how each score came about." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("search", """
            Prints the passages that answer a question, best first.

            Examples:
              summit search "Which treaty article covers the Senkaku Islands?"
              summit search semiconductor supply chains -k 5 --from 2024-04-01 --sort newest
              summit search '"joint headquarters"' --json
            """) { query, index, k, perArticle, collapse, synonyms, syntax, source, section, from, to, sort, expand, halfLife, explain, json };
        command.SetAction(async (parsed, token) =>
        {
            var request = new SearchRequest
            {
                Query = string.Join(' ', parsed.GetValue(query)!),
                K = parsed.GetValue(k),
                PerArticle = parsed.GetValue(perArticle),
                Collapse = parsed.GetValue(collapse),
                Syntax = parsed.GetValue(syntax),
                Sort = parsed.GetValue(sort),
                Expand = parsed.GetValue(expand),
                HalfLifeDays = parsed.GetValue(halfLife),
                Explain = parsed.GetValue(explain),
                Filters = new SearchFilters
                {
                    Source = parsed.GetValue(source) ?? [],
                    Section = parsed.GetValue(section) ?? [],
                    From = parsed.GetValue(from),
                    To = parsed.GetValue(to),
                },
            };
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token, parsed.GetValue(synonyms)).ConfigureAwait(false);
            SearchResponse response = await summit.SearchAsync(request, token).ConfigureAwait(false);
            if (parsed.GetValue(json)) CommonOptions.PrintJson(terminal, response);
            else ResultPrinter.Print(terminal, response);
            return ExitCode.Done;
        });
        return command;
    }
}

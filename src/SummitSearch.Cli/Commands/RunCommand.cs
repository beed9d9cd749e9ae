using System.CommandLine;
using SummitSearch.Evaluation;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit run</c>.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var queries = new Option<string>("--queries") { Description = "File of queries, one 'id<TAB>query' a line.", HelpName = "Q.tsv", Required = true };
        Option<string> index = CommonOptions.Index();
        Option<string?> synonyms = CommonOptions.Synonyms();
        Option<QueryExpansion> expand = CommonOptions.Expand();
        Option<double?> halfLife = CommonOptions.HalfLife();
        Option<int> k = CommonOptions.K(100);
        var unit = new Option<string>("--unit") { Description = "What is ranked.", HelpName = "passage|article", DefaultValueFactory = static _ => "passage" };
        unit.AcceptOnlyFromAmong("passage", "article");
        var tag = new Option<string>("--tag") { Description = "Name of the run.", HelpName = "NAME", DefaultValueFactory = static _ => "summit" };
        var command = new Command("run", """
            Searches for every query of a file and prints a TREC run: qid Q0 id rank score tag.

            Example:
              summit run --queries queries.tsv -k 100 --unit article > run.txt
            """) { queries, index, k, unit, synonyms, expand, halfLife, tag };
        command.SetAction(async (parsed, token) =>
        {
            await using Summit summit = await CommonOptions.OpenAsync(parsed.GetValue(index)!, token, parsed.GetValue(synonyms)).ConfigureAwait(false);
            bool byArticle = parsed.GetValue(unit) == "article";
            foreach ((string id, string text) in QueryFile.Read(parsed.GetValue(queries)!))
            {
                var request = new SearchRequest
                {
                    Query = text,
                    K = parsed.GetValue(k),
                    PerArticle = byArticle ? 1 : 0,
                    Expand = parsed.GetValue(expand),
                    HalfLifeDays = parsed.GetValue(halfLife),
                    Highlight = false,
                    Timeout = TimeSpan.FromMinutes(1),
                };
                SearchResponse response = await summit.SearchAsync(request, token).ConfigureAwait(false);
                foreach (RankedPassage hit in response.Passages)
                {
                    TrecRun.Write(terminal.Output, new RunEntry(id, byArticle ? hit.Article.Id : hit.Id, hit.Rank, hit.Score, parsed.GetValue(tag)!));
                }
            }
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using SummitSearch.Evaluation;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit eval</c>.</summary>
internal static class EvalCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var qrels = new Option<string>("--qrels") { Description = "Judgements: qid, document, grade; or TREC's four columns.", HelpName = "FILE", Required = true };
        var run = new Option<string?>("--run") { Description = "The run that 'summit run' printed; standard input if left out.", HelpName = "FILE" };
        var perQuery = new Option<bool>("--per-query") { Description = "Print a line for every query, too." };
        var all = new Option<bool>("--all") { Description = "Count judged queries without results as 0." };
        var command = new Command("eval", """
            Measures a run against judgements, as trec_eval does.

            Examples:
              summit eval --qrels qrels.tsv --run run.txt
              summit run --queries queries.tsv --unit article | summit eval --qrels qrels.tsv
            """) { qrels, run, perQuery, all };
        command.SetAction(parsed =>
        {
            RunEvaluation evaluation = Evaluate(parsed.GetValue(qrels)!, parsed.GetValue(run), parsed.GetValue(all));
            if (evaluation.Queries.Count == 0) throw new CommandFailedException(ExitCode.CouldNotRun, "No query of the run is judged. Give the judgements of the same queries, or --all to count every judged query as 0.");
            if (parsed.GetValue(perQuery))
            {
                foreach (QueryEvaluation query in evaluation.Queries) Print(terminal, query.QueryId, query.Measures);
            }
            Print(terminal, "all", evaluation.Mean);
            return ExitCode.Done;
        });
        return command;
    }

    private static RunEvaluation Evaluate(string qrels, string? run, bool allJudgedQueries)
    {
        try
        {
            using var judgements = new StreamReader(qrels);
            using TextReader entries = run is null ? Console.In : new StreamReader(run);
            return RunEvaluation.Of(RelevanceJudgements.Read(judgements), TrecRun.Read(entries), allJudgedQueries);
        }
        catch (FormatException fault)
        {
            throw new CommandFailedException(ExitCode.CouldNotRun, fault.Message);
        }
    }

    private static void Print(Terminal terminal, string query, RetrievalMeasures measures)
    {
        foreach ((string name, double value) in measures.Named)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}\t{query}\t{value:F4}"));
    }
}

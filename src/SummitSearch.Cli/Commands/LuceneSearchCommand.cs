using System.CommandLine;
using System.Globalization;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit lucene search</c>.</summary>
internal static class LuceneSearchCommand
{
    private static readonly Dictionary<string, Func<Analyzer>> Analyzers = new(StringComparer.Ordinal)
    {
        ["english"] = static () => new EnglishAnalyzer(),
        ["standard"] = static () => new StandardAnalyzer(),
        ["whitespace"] = static () => new WhitespaceAnalyzer(),
        ["simple"] = static () => new SimpleAnalyzer(),
        ["keyword"] = static () => new KeywordAnalyzer(),
        ["cjk"] = static () => new CjkAnalyzer(),
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = LuceneCommand.Folder();
        var field = new Option<string>("--field") { Description = "Field to search.", HelpName = "F", DefaultValueFactory = static _ => "text" };
        var queries = new Option<string>("--queries") { Description = "File of queries, one 'id<TAB>query' a line.", HelpName = "Q.tsv", Required = true };
        Option<int> k = CommonOptions.K(10);
        var parser = new Option<string>("--parser") { Description = "How queries are read.", HelpName = "classic|simple|bag", DefaultValueFactory = static _ => "classic" };
        parser.AcceptOnlyFromAmong("classic", "simple", "bag");
        var analyzer = new Option<string>("--analyzer") { Description = "How words of queries are analysed.", HelpName = string.Join('|', Analyzers.Keys), DefaultValueFactory = static _ => "english" };
        analyzer.AcceptOnlyFromAmong([.. Analyzers.Keys]);
        var command = new Command("search", """
            Searches and prints a line a hit: query id, rank, document number, score in its shortest exact form.

            Example:
              summit lucene search java-index --field text --queries queries.tsv -k 10 --parser bag
            """) { folder, field, queries, k, parser, analyzer };
        command.SetAction((parsed, token) => Task.FromResult(LuceneCommand.WithReader(parsed.GetValue(folder)!, reader =>
        {
            Func<string, Query> parse = ParserOf(parsed.GetValue(parser)!, parsed.GetValue(field)!, Analyzers[parsed.GetValue(analyzer)!]());
            WarnOfUnknown(terminal, reader, parsed.GetValue(field)!);
            var searcher = new IndexSearcher(reader);
            int faults = 0;
            foreach ((string id, string text) in QueryFile.Read(parsed.GetValue(queries)!))
            {
                if (!TrySearch(terminal, searcher, id, text, parse, parsed.GetValue(k), token)) faults++;
            }
            return faults == 0 ? ExitCode.Done : ExitCode.Faults;
        })));
        return command;
    }

    // Not an error: Apache Lucene finds nothing there either.
    private static void WarnOfUnknown(Terminal terminal, IndexReader reader, string field)
    {
        string[] indexed = [.. reader.Segments.SelectMany(static s => s.Fields).Where(static f => f.IndexOptions != IndexOptions.None).Select(static f => f.Name).Distinct().Order(StringComparer.Ordinal)];
        if (!indexed.Contains(field))
            terminal.Error.WriteLine($"No field '{field}' is indexed, so words without a field of their own find nothing; --field can be {string.Join(", ", indexed)}.");
    }

    private static bool TrySearch(Terminal terminal, IndexSearcher searcher, string id, string text, Func<string, Query> parse, int k, CancellationToken cancellationToken)
    {
        try
        {
            TopDocs top = searcher.Search(parse(text), k, null, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < top.Hits.Count; i++)
                terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {i + 1} {top.Hits[i].DocId} {top.Hits[i].Score:R}"));
            return true;
        }
        catch (Exception fault) when (fault is QueryParseException or TooManyClausesException)
        {
            terminal.Error.WriteLine($"{id}: {fault.Message.ReplaceLineEndings(" ")}");
            return false;
        }
    }

    private static Func<string, Query> ParserOf(string name, string field, Analyzer analyzer) => name switch
    {
        "simple" => new SimpleQueryParser(field, analyzer).Parse,
        "bag" => new BagOfWordsParser(field, analyzer).Parse,
        _ => new ClassicQueryParser(field, analyzer).Parse,
    };
}

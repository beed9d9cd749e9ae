using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>The processes that the macro benchmark measures.</summary>
internal static class MacroChild
{
    private const int K = 10;

    /// <summary>Runs one; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["summit-search", var index, var queries, var threads, var seconds, var megabytes]:
                SearchSummit(index, queries, Timed(threads, seconds), long.Parse(megabytes, CultureInfo.InvariantCulture));
                return 0;
            case ["sqlite-index", var corpus, var database]:
                SqliteIndex.Build(corpus, database);
                return 0;
            case ["sqlite-search", var database, var queries, var threads, var seconds]:
                Timed(threads, seconds).Run(queries, SqliteQuery.Translate, () => SqliteIndex.OpenSearcher(database, K));
                return 0;
            default:
                throw new ArgumentException("Only the macro benchmark starts this.");
        }
    }

    private static TimedSearches Timed(string threads, string seconds) =>
        new(int.Parse(threads, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture));

    /// <summary>All threads share one searcher; a query that does not parse is left out, as the oracle leaves it out.</summary>
    private static void SearchSummit(string index, string queries, TimedSearches timed, long sideTablesMegabytes)
    {
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { SideTables = new SideTables(sideTablesMegabytes << 20) });
        timed.Run(queries, static query => Parses(query) ? query : null, () =>
        {
            ClassicQueryParser parser = Parser();
            return query => searcher.Search(parser.Parse(query), K).Hits.Count;
        });
    }

    private static ClassicQueryParser Parser() => new("text", new EnglishAnalyzer());

    private static bool Parses(string query)
    {
        try
        {
            Parser().Parse(query);
            return true;
        }
        catch (QueryParseException)
        {
            return false;
        }
    }
}

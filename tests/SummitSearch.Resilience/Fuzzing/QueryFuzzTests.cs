using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Tests.Storage;
using SummitSearch.Querying;
using SummitSearch.Resilience.Resources;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Fuzzing;

/// <summary>Any text as a query: the classic syntax answers or says where the fault is, the simple one always answers, and both end in time.</summary>
public sealed class QueryFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Tokens =
        ["\"", "(", ")", "[", "]", "{", "}", " TO ", " AND ", " OR ", "NOT ", "+", "-", "!", "&&", "||", "^", "~", "*", "?", ":", "/", "\\", " ", "é", "日本", "🗞", "\u0301", "\0", "\u202E", "9999999999", ".5", "text:", "_exists_:", "*:*"];

    private static readonly string[] Seeds =
    [
        "report number", "+report -number", "\"report number\"~3", "rep*rt^2.5", "title:(report OR number)~", "[a TO b} report", "/rep.rt/ AND num?er", "report~1 number~0.8",
        "(a OR (b AND NOT c)) \"d e\"^4", "what is the report number of 1984?", "escaped\\: text\\*",
    ];

    [Fact]
    public async Task RandomQueries_AreAnsweredOrRefusedWithTheirFault()
    {
        int rounds = Settings.Number("SUMMIT_FUZZ", 300);
        output.WriteLine($"seed {Settings.Seed}, {rounds} queries (SUMMIT_SEED, SUMMIT_FUZZ)");
        Random random = new(Settings.Seed);
        Mutator mutator = new(random, Tokens);
        byte[][] seeds = Array.ConvertAll(Seeds, Encoding.UTF8.GetBytes);
        await AskAllAsync(Enumerable.Range(0, rounds).Select(_ => Encoding.UTF8.GetString(mutator.Mutate(seeds[random.Next(seeds.Length)], seeds[random.Next(seeds.Length)]))));
    }

    [Fact]
    public Task FoundCases_AreAnsweredOrRefusedWithTheirFault() =>
        AskAllAsync(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "FoundCases", "queries.txt")).Select(static line => Decode(line)));

    private static async Task AskAllAsync(IEnumerable<string> queries)
    {
        using TemporaryFolder folder = new();
        await using Summit summit = await Archive.OpenAsync(Path.Combine(folder.Path, "index"));
        await summit.AddAsync(0, 50);
        foreach (string query in queries)
        {
            string run = JsonSerializer.Serialize(query.Length > 300 ? query[..300] : query);
            long start = Stopwatch.GetTimestamp();
            CheckParsers(query, run);
            await CheckArchiveAsync(summit, query, QuerySyntax.Simple, run);
            await CheckArchiveAsync(summit, query, QuerySyntax.Lucene, run);
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"{run} took {Stopwatch.GetElapsedTime(start)}");
        }
    }

    private static void CheckParsers(string query, string run)
    {
        try
        {
            _ = new SimpleQueryParser("text", new EnglishAnalyzer()).Parse(query);
            _ = new ClassicQueryParser("text", new EnglishAnalyzer()).Parse(query);
        }
        catch (QueryParseException fault)
        {
            Assert.True(fault.Position >= 0 && fault.Position <= query.Length, string.Create(CultureInfo.InvariantCulture, $"{run}: fault at {fault.Position} of {query.Length}"));
        }
        catch (Exception fault)
        {
            Assert.Fail($"{run}: {fault}");
        }
    }

    private static async Task CheckArchiveAsync(Summit summit, string query, QuerySyntax syntax, string run)
    {
        try
        {
            _ = await summit.SearchAsync(new SearchRequest { Query = query, Syntax = syntax });
        }
        catch (InvalidSearchRequestException fault)
        {
            Assert.NotEmpty(fault.Message);
        }
        catch (Exception fault)
        {
            Assert.Fail($"{run} as {syntax}: {fault}");
        }
    }

    /// <summary>A JSON string whose lone surrogates stay what they are.</summary>
    private static string Decode(string line) => System.Text.RegularExpressions.Regex.Unescape(line[1..^1]);
}

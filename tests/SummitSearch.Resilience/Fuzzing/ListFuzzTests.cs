using System.Text;
using SummitSearch.Evaluation;
using SummitSearch.Synonyms;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Fuzzing;

/// <summary>Any text as a file of synonyms, judgements, queries or a run: it is read, or refused with the number of a line.</summary>
public sealed class ListFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Tokens =
        ["\t", " ", "\n", "\r", "\0", "=>", ",", "#", "\uFEFF", "\u2028", "\u00A0", "NaN", "Infinity", "1e999", "-1", "99999999999", "0x1", "Q0", "日本", "🗞", "\u0301", "\u202E", "%20", "%zz", "٣"];

    private static readonly (string Kind, string Text)[] Seeds =
    [
        ("synonyms", "# news\nU.S., US, United States\nPM => prime minister, premier\n"),
        ("judgements", "1 0 d1 2\n1 0 d2 0\n2 0 d1 1\n"),
        ("judgements", "query-id\tcorpus-id\tscore\nq 1\td 1\t1\nq2\td2\t-1\n"),
        ("queries", "1\twho repaired the ferry\n2\tharbour\n"),
        ("run", "1 Q0 d1 1 3.25 summit\n1 Q0 d2 2 1e-3 summit\n2 Q0 d1 1 7 summit\n"),
    ];

    [Fact]
    public void RandomFiles_AreReadOrRefusedWithALine()
    {
        int rounds = Settings.Number("SUMMIT_FUZZ", 1000);
        output.WriteLine($"seed {Settings.Seed}, {rounds} files (SUMMIT_SEED, SUMMIT_FUZZ)");
        Random random = new(Settings.Seed);
        Mutator mutator = new(random, Tokens);
        for (int round = 0; round < rounds; round++)
        {
            (string kind, string text) = Seeds[random.Next(Seeds.Length)];
            Check(kind, mutator.Mutate(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)].Text)), $"seed {Settings.Seed}, round {round}");
        }
    }

    private static void Check(string kind, byte[] bytes, string run)
    {
        try
        {
            Read(kind, bytes);
        }
        catch (SynonymFileException fault)
        {
            Assert.True(fault.Line > 0 && fault.Message.Contains("list, line ", StringComparison.Ordinal), fault.Message);
        }
        catch (FormatException fault)
        {
            Assert.Matches("^(Line [0-9]+ of the (judgements|queries|run)|The run names )", fault.Message);
        }
        catch (Exception fault)
        {
            Assert.Fail($"{run}, {kind}: {fault}\nto keep as a found case: {Convert.ToBase64String(bytes)}");
        }
    }

    private static void Read(string kind, byte[] bytes)
    {
        using StreamReader lines = new(new MemoryStream(bytes));
        switch (kind)
        {
            case "synonyms":
                Assert.All(SynonymSet.Parse(lines.ReadToEnd().Split('\n'), "list").Rules, static rule => Assert.NotEmpty(rule.From));
                break;
            case "queries":
                Assert.All(QuerySet.Read(lines), static query => Assert.NotEmpty(query.QueryId));
                break;
            case "judgements":
                CheckMeasures(RunEvaluation.Of(RelevanceJudgements.Read(lines), TrecRun.Read(new StringReader(Seeds[^1].Text)), allJudgedQueries: true));
                break;
            default:
                CheckMeasures(RunEvaluation.Of(RelevanceJudgements.Read(new StringReader(Seeds[1].Text)), TrecRun.Read(lines), allJudgedQueries: true));
                break;
        }
    }

    private static void CheckMeasures(RunEvaluation evaluation) =>
        Assert.All(evaluation.Queries, static query => Assert.InRange(query.Measures.NdcgAt10, 0, 1 + 1e-9));
}

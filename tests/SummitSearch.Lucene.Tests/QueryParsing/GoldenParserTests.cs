using System.Text.Json;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Tests.QueryParsing;

/// <summary>The parsers against frozen results of Apache Lucene (TestData/README.md).</summary>
public class GoldenParserTests
{
    public static TheoryData<string, string> Configurations => new()
    {
        { "classic", "" },
        { "classic", "--default-op and" },
        { "classic", "--fields title^2,text" },
        { "simple", "" },
        { "simple", "--default-op and" },
        { "bag", "" },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Parse_FrozenTexts_EqualsApacheLucene(string parser, string options)
    {
        Func<string, Query> own = Own(parser, options);
        int count = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "TestData", "query-parsing", "parsed.tsv")))
        {
            string[] columns = line.Split('\t');
            if (columns[0] != parser || columns[1] != options)
                continue;
            count++;
            string text = JsonSerializer.Deserialize<string>(columns[2])!;
            string? expected = columns[3] == "error" ? null : JsonSerializer.Deserialize<string>(columns[3]);
            Assert.True(expected == Print(own, text), $"{text}\nexpected {expected ?? "an error"}\nactual   {Print(own, text) ?? "an error"}");
        }
        Assert.InRange(count, 50, 1000);
    }

    private static string? Print(Func<string, Query> parser, string text)
    {
        try
        {
            return parser(text).ToString();
        }
        catch (QueryParseException)
        {
            return null;
        }
    }

    private static Func<string, Query> Own(string parser, string options)
    {
        EnglishAnalyzer english = new();
        DefaultOperator operation = options.EndsWith("and", StringComparison.Ordinal) ? DefaultOperator.And : DefaultOperator.Or;
        return (parser, options.StartsWith("--fields", StringComparison.Ordinal)) switch
        {
            ("bag", _) => new BagOfWordsParser("text", english).Parse,
            ("simple", _) => new SimpleQueryParser("text", english, new SimpleParserOptions { DefaultOperator = operation }).Parse,
            (_, true) => new ClassicQueryParser([new FieldWeight("title", 2f), new FieldWeight("text")], english).Parse,
            _ => new ClassicQueryParser("text", english, new ClassicParserOptions { DefaultOperator = operation }).Parse,
        };
    }
}

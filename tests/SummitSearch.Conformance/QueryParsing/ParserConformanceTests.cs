using System.Globalization;
using System.Text;
using SummitSearch.Conformance.Analysis;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Conformance.QueryParsing;

/// <summary>The three parsers against Apache Lucene's: identical printed queries, or both an error.</summary>
public class ParserConformanceTests
{
    private const int TextsPerKind = 3000;

    private static readonly Analyzer English = new EnglishAnalyzer();

    public static TheoryData<string, string> Configurations => new()
    {
        { "classic", "" },
        { "classic", "--default-op and" },
        { "classic", "--split-on-whitespace" },
        { "classic", "--split-on-whitespace --auto-phrases --default-op and" },
        { "classic", "--leading-wildcard --phrase-slop 2 --fuzzy-prefix 1" },
        { "classic", "--fields title^2,text" },
        { "classic", "--fields title^2,text,body --default-op and --split-on-whitespace" },
        { "simple", "" },
        { "simple", "--default-op and" },
        { "simple", "--fields title^2,text" },
        { "simple", "--simple-flags 0" },
        { "simple", "--simple-flags 187" },
        { "bag", "" },
        { "bag", "--fields title^2,text --default-op and" },
    };

    [OracleTheory]
    [MemberData(nameof(Configurations))]
    public void Parse_RandomTexts_EqualsApacheLucene(string parser, string options)
    {
        Random random = new(TestSettings.Seed);
        List<string> texts = [];
        for (int i = 0; i < TextsPerKind * TestSettings.Rounds; i++)
        {
            string text = (i % 4) switch
            {
                0 => RandomQueryText.Pile(random),
                1 => RandomQueryText.Classic(random, 2),
                2 => RandomQueryText.Simple(random, 2),
                _ => RandomQueryText.Damage(random, RandomQueryText.Classic(random, 2)),
            };
            texts.Add(text);
        }
        Compare(parser, options, texts);
    }

    [CorpusTheory]
    [InlineData("classic")]
    [InlineData("simple")]
    [InlineData("bag")]
    public void Parse_QueryLogs_EqualsApacheLucene(string parser) => Compare(parser, "", QueryLogs.Read(TestSettings.Full ? 1 : 5));

    private static void Compare(string parser, string options, List<string> texts)
    {
        Func<string, Query> own = OwnParser(parser, options);
        List<ParsedQuery> expected = OracleParser.Parse(["--parser", parser, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)], texts);
        StringBuilder report = new();
        int different = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            ParsedQuery actual = Parse(own, texts[i]);
            if (actual.Printed == expected[i].Printed)
                continue;
            if (different++ < 12)
                report.AppendLine(CultureInfo.InvariantCulture, $"{texts[i].ReplaceLineEndings("\\n")}\n  oracle: {Show(expected[i])}\n  ours:   {Show(actual)}");
        }
        Assert.True(different == 0, $"{different} of {texts.Count} texts differ ({parser} {options}, SUMMIT_SEED={TestSettings.Seed}):\n{report}");
    }

    private static string Show(ParsedQuery query) => query.Printed ?? "error: " + query.Detail;

    private static ParsedQuery Parse(Func<string, Query> parser, string text)
    {
        try
        {
            Query query = parser(text);
            return new ParsedQuery(query.ToString(), query.GetType().Name);
        }
        catch (QueryParseException e)
        {
            Assert.InRange(e.Position, 0, text.Length);
            return new ParsedQuery(null, e.Message);
        }
    }

    private static Func<string, Query> OwnParser(string parser, string options)
    {
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string Value(string name, string otherwise) => Array.IndexOf(words, name) is >= 0 and int at ? words[at + 1] : otherwise;
        DefaultOperator operation = Value("--default-op", "or") == "and" ? DefaultOperator.And : DefaultOperator.Or;
        FieldWeight[] fields = [.. Value("--fields", "text").Split(',').Select(static f => f.Split('^')).Select(static p => new FieldWeight(p[0], p.Length > 1 ? float.Parse(p[1], CultureInfo.InvariantCulture) : 1f))];
        bool several = words.Contains("--fields");
        if (parser == "bag")
            return new BagOfWordsParser(fields, English, operation).Parse;
        if (parser == "simple")
        {
            SimpleOperators operators = (SimpleOperators)int.Parse(Value("--simple-flags", "1023"), CultureInfo.InvariantCulture);
            return new SimpleQueryParser(fields, English, new SimpleParserOptions { DefaultOperator = operation, Operators = operators }).Parse;
        }
        ClassicParserOptions settings = new()
        {
            DefaultOperator = operation,
            SplitOnWhitespace = words.Contains("--split-on-whitespace"),
            AutoGeneratePhrases = words.Contains("--auto-phrases"),
            AllowLeadingWildcard = words.Contains("--leading-wildcard"),
            PhraseSlop = int.Parse(Value("--phrase-slop", "0"), CultureInfo.InvariantCulture),
            FuzzyPrefixLength = int.Parse(Value("--fuzzy-prefix", "0"), CultureInfo.InvariantCulture),
        };
        return several ? new ClassicQueryParser(fields, English, settings).Parse : new ClassicQueryParser("text", English, settings).Parse;
    }
}

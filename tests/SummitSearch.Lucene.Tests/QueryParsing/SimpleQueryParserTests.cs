using System.Diagnostics;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Tests.QueryParsing;

public class SimpleQueryParserTests
{
    private static readonly SimpleQueryParser Parser = new("text", new EnglishAnalyzer());

    [Theory]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("(a")]
    [InlineData("a~\\(")]
    [InlineData("a~\\\"")]
    [InlineData("\"")]
    [InlineData("-")]
    [InlineData("\\")]
    [InlineData("a|b+")]
    [InlineData("a* ")]
    [InlineData("wörd~2 ")]
    public void Parse_MegabyteOfOnePiece_AnswersQuicklyWithBoundedClauses(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Stopwatch clock = Stopwatch.StartNew();
        Query query = Parser.Parse(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.True(query is not BooleanQuery several || several.Clauses.Count <= BooleanQuery.DefaultMaxClauses);
    }

    [Fact]
    public void Parse_BalancedGroupsFarTooDeep_IgnoresTheInnerParentheses() =>
        Assert.Equal("text:foo", Parser.Parse(new string('(', 30_000) + "foo" + new string(')', 30_000)).ToString());

    [Fact]
    public void Parse_RandomCharacters_NeverThrows()
    {
        const int seed = 3;
        Random random = new(seed);
        const string characters = "ab \"()+-|*~\\1^:'\ud83d\ude00\u0000\u3000é日.";
        for (int round = 0; round < 5000; round++)
        {
            char[] text = new char[random.Next(30)];
            for (int i = 0; i < text.Length; i++)
                text[i] = characters[random.Next(characters.Length)];
            Assert.Null(Record.Exception(() => Parser.Parse(new string(text)).ToString()));
        }
    }

    [Fact]
    public void Parse_OperatorSwitchedOff_IsText()
    {
        SimpleQueryParser noPrefix = new("text", new EnglishAnalyzer(), new SimpleParserOptions { Operators = SimpleOperators.All & ~SimpleOperators.Prefix });
        Assert.Equal("text:foo", noPrefix.Parse("foo*").ToString());
    }
}

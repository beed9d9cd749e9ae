using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;

namespace SummitSearch.Lucene.Tests.QueryParsing;

public class ClassicQueryParserTests
{
    private static readonly ClassicQueryParser Parser = new("text", new EnglishAnalyzer());

    [Theory]
    [InlineData("foo AND", 7, "end of the query")]
    [InlineData("foo)", 3, "')'")]
    [InlineData("(foo", 4, "')'")]
    [InlineData("foo OR OR bar", 7, "a word")]
    [InlineData("\"never closed", 0, "quotation mark")]
    [InlineData("foo [a b]", 7, "TO")]
    [InlineData("foo^x", 4, "number")]
    [InlineData("foo *bar", 4, "beginning of a word")]
    [InlineData("foo~1.5", 3, "whole")]
    [InlineData("x \\u12", 3, "hexadecimal")]
    public void Parse_Malformed_SaysWhereAndWhatWasExpected(string text, int position, string expected)
    {
        QueryParseException error = Assert.Throws<QueryParseException>(() => Parser.Parse(text));
        Assert.Equal(position, error.Position);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("a OR (")]
    [InlineData("\"")]
    [InlineData("[")]
    [InlineData("/")]
    [InlineData("~")]
    [InlineData("+")]
    [InlineData("\\")]
    [InlineData("a ")]
    [InlineData("a* ")]
    [InlineData("*")]
    [InlineData("a*?b")]
    public void Parse_LongTextOfOnePiece_IsAnsweredOrRefused(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
        Assert.True(Record.Exception(() => Parser.Parse(text)) is null or QueryParseException);
    }

    [Fact]
    public void Parse_Megabyte_IsRefused() => Assert.Throws<QueryParseException>(() => Parser.Parse(new string('a', 1_000_000)));

    [Theory]
    [InlineData("/(a|b)*a(a|b){20}/")]
    [InlineData("/((a{1000}){1000}){1000}/")]
    public void Parse_RegexpThatExplodes_IsRefused(string text) => Assert.Throws<QueryParseException>(() => Parser.Parse(text));

    [Theory]
    [InlineData("a~1 ")]
    [InlineData("a* ")]
    [InlineData("+a ")]
    [InlineData("(a b*) ")]
    public void Parse_FarTooManyClauses_IsRefusedBeforeTheRestIsRead(string clause)
    {
        CountingAnalyzer analyzer = new();
        ClassicQueryParser parser = new("text", analyzer, new ClassicParserOptions { MaxLength = int.MaxValue, MaxClauses = 100 });

        Assert.Throws<QueryParseException>(() => parser.Parse(string.Concat(Enumerable.Repeat(clause, 50_000))));
        Assert.InRange(analyzer.Calls, 1, 400);
    }

    [Theory]
    [InlineData("((((fox^99999999999999)^99999999999999)^99999999999999)^1)")]
    [InlineData("fox^300000000000000000000000000000000000000 fox^300000000000000000000000000000000000000")]
    public void Parse_BoostsBeyondAllNumbers_AreRefused(string text) =>
        Assert.Contains("boosts", Assert.Throws<QueryParseException>(() => Parser.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_ManyLargeAutomata_AreRefusedTogether()
    {
        const string Large = "/.*a.{8}/ ";
        Assert.NotNull(Parser.Parse(Large));
        Assert.Contains("automata", Assert.Throws<QueryParseException>(() => Parser.Parse(string.Concat(Enumerable.Repeat(Large, 1000)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepButAllowedNesting_Works() =>
        Assert.Equal("text:foo", Parser.Parse(new string('(', 400) + "foo" + new string(')', 400)).ToString());

    [Fact]
    public void Constructor_PhrasesWithoutSplitting_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ClassicQueryParser("text", new KeywordAnalyzer(), new ClassicParserOptions { AutoGeneratePhrases = true }));
}

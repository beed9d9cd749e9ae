using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.QueryParsing;

/// <summary>Query texts meant to hurt, through every parser: refused with an error that says why, or answered, and either way in memory in proportion to the text.</summary>
/// <remarks>Memory is what is counted: it is the same on every machine, and whatever takes long here allocates much.</remarks>
public class HostileTextTests
{
    private const int Megabyte = 1 << 20;
    private const long MostBytesPerCharacter = 600;
    private const long MostBytesOfAPattern = 64 << 20;

    private static readonly MemoryDirectory Directory = Index();

    public static TheoryData<string, string> LongTexts => new()
    {
        { "ten thousand words", string.Join(' ', Enumerable.Range(0, 10_000).Select(static i => $"word{i}")) },
        { "ten thousand clauses", string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"+w{i} ")) },
        { "one megabyte of words", Repeat("lorem ipsum ") },
        { "one megabyte in one word", Repeat("a") },
        { "one megabyte of parentheses", Repeat("(") },
        { "many groups", RepeatSome("(a ") },
        { "many closing parentheses", RepeatSome("a)") },
        { "one megabyte of quotes", Repeat("\"") },
        { "one megabyte in quotes", "\"" + Repeat("a b ") + "\"" },
        { "a sloppy phrase of many words", "\"" + string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"w{i % 199} ")) + "\"~7" },
        { "a sloppy phrase of one word", "\"" + RepeatSome("a ") + "\"~7" },
        { "many fields", RepeatSome("text:") },
        { "many stars", RepeatSome("*") },
        { "many prefixes", RepeatSome("a* ") },
        { "many question marks", RepeatSome("?") },
        { "many tildes", RepeatSome("a~ ") },
        { "many backslashes", RepeatSome("\\") },
        { "many slashes", RepeatSome("/") },
        { "many operators", RepeatSome("+-!") },
        { "many AND", RepeatSome("AND ") },
        { "many NOT", RepeatSome("-") },
        { "many bars", RepeatSome("a|b+") },
        { "many brackets", RepeatSome("[") },
        { "many carets", RepeatSome("a^2") },
        { "half surrogates", Repeat("\ud83d") },
        { "a long fuzzy word", new string('x', 30_000) + "~2" },
        { "a star alone", "*" },
        { "a star in a field", "text:*" },
        { "stars with holes", string.Concat(Enumerable.Repeat("a*b?", 2000)) },
    };

    public static TheoryData<string> ExplodingPatterns => new()
    {
        "/(a|aa){1,200}b/", "/.*a.{200}/", "/((a{100}){100}){100}/", "/(.*a){50}/", "/((((((((((a*)*)*)*)*)*)*)*)*)*/", "/(a?){500}a{500}/", "/<0-999999999999>/", "/~(~(~((a|b)*c.{12})))/", "/@&~(.*a.{18})/",
        "/" + new string('(', 2000) + "a" + new string(')', 2000) + "/", "/a{2147483647}/", "/(" + string.Join('|', Enumerable.Range(0, 5000).Select(static i => $"w{i}x.*")) + ")/", "/[a-z]{1,1000}[0-9]{1,1000}/",
    };

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Parse_LongTexts_AreRefusedOrAnsweredInProportion(string name, string text)
    {
        using IndexReader reader = DirectoryReader.Open(Directory);
        IndexSearcher searcher = new(reader);
        foreach ((string parser, Func<string, Query> parse) in Parsers())
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool refused = IsRefused(() => searcher.Search(parse(text), 10, new SearchOptions { Timeout = TimeSpan.FromSeconds(10) }));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < (MostBytesPerCharacter * text.Length) + MostBytesOfAPattern, $"{parser}, {name}: {allocated >> 20} MB for {text.Length} characters, {(refused ? "refused" : "answered")}");
        }
    }

    [Theory]
    [MemberData(nameof(ExplodingPatterns))]
    public void Parse_ExplodingPatterns_AreRefusedOrAnsweredInBoundedMemory(string text)
    {
        using IndexReader reader = DirectoryReader.Open(Directory);
        ClassicQueryParser parser = new("text", new EnglishAnalyzer());
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool refused = IsRefused(() => new IndexSearcher(reader).Search(parser.Parse(text), 10));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostBytesOfAPattern, $"{allocated >> 20} MB, {(refused ? "refused" : "answered")}");
    }

    private static bool IsRefused(Action search)
    {
        try
        {
            search();
            return false;
        }
        catch (Exception e) when (e is QueryParseException or TooManyClausesException or AutomatonTooComplexException)
        {
            Assert.NotEmpty(e.Message);
            return true;
        }
    }

    private static IEnumerable<(string Name, Func<string, Query> Parse)> Parsers()
    {
        EnglishAnalyzer english = new();
        FieldWeight[] fields = [new FieldWeight("text", 1f)];
        yield return ("classic", new ClassicQueryParser("text", english).Parse);
        yield return ("classic without limits", new ClassicQueryParser("text", english, new ClassicParserOptions { AllowLeadingWildcard = true, MaxLength = int.MaxValue }).Parse);
        yield return ("simple", new SimpleQueryParser(fields, english, new SimpleParserOptions()).Parse);
        yield return ("bag", new BagOfWordsParser(fields, english).Parse);
    }

    private static MemoryDirectory Index()
    {
        MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new EnglishAnalyzer() });
        for (int i = 0; i < 200; i++)
            writer.AddDocument([Field.Text("text", $"lorem ipsum a b x w{i} w{i % 17}")]);
        writer.Commit();
        return directory;
    }

    private static string RepeatSome(string piece) => string.Concat(Enumerable.Repeat(piece, Megabyte / 16 / piece.Length));

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
}

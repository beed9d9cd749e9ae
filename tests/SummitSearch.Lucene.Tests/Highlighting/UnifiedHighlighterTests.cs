using System.Globalization;
using System.Text.Json;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Highlighting;
using SummitSearch.Lucene.QueryParsing;

namespace SummitSearch.Lucene.Tests.Highlighting;

public class UnifiedHighlighterTests
{
    private static readonly ClassicQueryParser Parser = new("text", new EnglishAnalyzer());

    [Fact]
    public void Highlight_FrozenTexts_EqualsApacheLucene()
    {
        int count = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "TestData", "highlighting", "passages.tsv")))
        {
            string[] columns = line.Split('\t');
            string text = JsonSerializer.Deserialize<string>(columns[2])!;
            UnifiedHighlighter highlighter = new(new EnglishAnalyzer(), new HighlightOptions { MaxPassages = int.Parse(columns[0], CultureInfo.InvariantCulture) });
            IReadOnlyList<Passage> passages = highlighter.Highlight(Parser.Parse(JsonSerializer.Deserialize<string>(columns[1])!), "text", text);
            Assert.Equal(columns[3], string.Join(';', passages.Select(Print)));
            Assert.Equal(JsonSerializer.Deserialize<string>(columns[4]), new PassageFormatter().Format(text, passages));
            count++;
        }
        Assert.Equal(120, count);
    }

    [Theory]
    [InlineData("Running RUNS runner", "run", "Running|RUNS")]
    [InlineData("😀 foxes ﬁne 😀fox", "fox", "foxes|fox")]
    [InlineData("the dog's tail", "dog", "dog's")]
    [InlineData("a quick fox, a fox", "\"quick fox\"", "quick|fox")]
    [InlineData("fox fax box", "fax~1", "fox|fax")]
    public void FindMatches_WordsAsAnalysed_GivesTheirRanges(string text, string query, string expected) =>
        Assert.Equal(expected, string.Join('|', new UnifiedHighlighter(new EnglishAnalyzer()).FindMatches(Parser.Parse(query), "text", text).Select(m => text[m.Start..m.End])));

    [Theory]
    [InlineData(int.MaxValue, 36_000 * 6)]
    [InlineData(29 * 100, 600)]
    public void Highlight_MegabyteOfText_LooksAtEachTokenOnce(int maxLength, int tokens)
    {
        string text = string.Concat(Enumerable.Repeat("A quick fox (or - so) jumps. ", 36_000));
        CountingAnalyzer analyzer = new();
        UnifiedHighlighter highlighter = new(analyzer, new HighlightOptions { MaxLength = maxLength, MaxPassages = 3 });
        Assert.Equal(3, highlighter.Highlight(Parser.Parse("\"quick fox\"~3 fo* jumps~1 \"fox quick\"~9 /j.*s/"), "text", text).Count);
        Assert.Equal(tokens, analyzer.Tokens);
    }

    /// <summary>Counts what is read, so that work is bounded by counting and not by a clock.</summary>
    private sealed class CountingAnalyzer : Analyzer
    {
        private readonly StandardAnalyzer _inner = new();

        public int Tokens { get; private set; }

        public override TokenStream CreateStream(string fieldName) => new Counter(_inner.CreateStream(fieldName), this);

        public override string Normalize(string fieldName, string text) => _inner.Normalize(fieldName, text);

        private sealed class Counter(TokenStream input, CountingAnalyzer owner) : TokenFilter(input)
        {
            public override bool MoveNext()
            {
                bool any = Input.MoveNext();
                owner.Tokens += any ? 1 : 0;
                return any;
            }
        }
    }

    private static string Print(Passage passage) =>
        $"{passage.Start}-{passage.End}={BitConverter.SingleToInt32Bits(passage.Score):x8}:" + string.Join(',', passage.Matches.Select(static m => $"{m.Start}-{m.End}({m.Term}*{m.Frequency})"));
}

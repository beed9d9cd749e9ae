using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
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

    [Fact]
    public void Highlight_MegabyteOfText_IsBounded()
    {
        string text = string.Concat(Enumerable.Repeat("A quick fox (or - so) jumps. ", 36_000));
        UnifiedHighlighter highlighter = new(new StandardAnalyzer(), new HighlightOptions { MaxLength = int.MaxValue, MaxPassages = 3 });
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Equal(3, highlighter.Highlight(Parser.Parse("\"quick fox\"~3 fo* jumps~1"), "text", text).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.Single(new UnifiedHighlighter(new StandardAnalyzer()).Highlight(Parser.Parse("nothing"), "text", new string('x', 1_000_000)));
    }

    private static string Print(Passage passage) =>
        $"{passage.Start}-{passage.End}={BitConverter.SingleToInt32Bits(passage.Score):x8}:" + string.Join(',', passage.Matches.Select(static m => $"{m.Start}-{m.End}({m.Term}*{m.Frequency})"));
}

using FsCheck;
using FsCheck.Fluent;
using SummitSearch.Passages;

namespace SummitSearch.Tests.Passages;

public sealed class PassageSplitterTests
{
    private const string Sentence = "This short sentence is exactly ten words long, you see. ";

    [Fact]
    public void Split_ShortBody_IsOnePassage()
    {
        Passage passage = Assert.Single(new PassageSplitter().Split("  One.\n\nTwo.  "));
        Assert.Equal(new Passage(0, 2, 12), passage);
        Assert.Equal("One.\n\nTwo.", passage.TextOf("  One.\n\nTwo.  "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    public void Split_BlankBody_HasNoPassages(string body) => Assert.Empty(new PassageSplitter().Split(body));

    [Fact]
    public void Split_LongParagraph_MakesEvenPassagesNearTarget()
    {
        string body = string.Concat(Enumerable.Repeat(Sentence, 32));
        IReadOnlyList<Passage> passages = new PassageSplitter().Split(body);
        Assert.Equal(3, passages.Count);
        Assert.All(passages, passage => Assert.InRange(WordCounter.Measure(passage.SpanOf(body)) / 10, 100, 110));
    }

    [Fact]
    public void Split_ParagraphsThatFit_AreKeptTogether()
    {
        string six = string.Concat(Enumerable.Repeat(Sentence, 6)).Trim(), nine = string.Concat(Enumerable.Repeat(Sentence, 9)).Trim();
        string body = string.Join("\n\n", nine, six, six, nine);
        Assert.Equal([nine, $"{six}\n\n{six}", nine], new PassageSplitter().Split(body).Select(passage => passage.TextOf(body)));
    }

    [Fact]
    public void Split_SentenceBeyondLimit_IsCutBehindCommaOrAtSpace()
    {
        string body = string.Join(" ", Enumerable.Range(0, 130).Select(i => i == 120 ? "comma," : "word")) + " " + string.Join(" ", Enumerable.Repeat("word", 170)) + ".";
        IReadOnlyList<Passage> passages = new PassageSplitter().Split(body);
        PassageInvariants.AssertCover(body, passages);
        Assert.EndsWith("comma,", passages[0].TextOf(body), StringComparison.Ordinal);
        Assert.All(passages, passage => Assert.InRange(WordCounter.Measure(passage.SpanOf(body)), 1, 1600));
    }

    [Fact]
    public void Split_JapaneseWithoutSpaces_SplitsAtFullStops()
    {
        string body = string.Concat(Enumerable.Repeat("岸田首相はワシントンを訪問し、バイデン大統領と会談した。", 40));
        IReadOnlyList<Passage> passages = new PassageSplitter().Split(body);
        PassageInvariants.AssertCover(body, passages);
        Assert.True(passages.Count >= 4);
        Assert.All(passages, passage => Assert.EndsWith("。", passage.TextOf(body), StringComparison.Ordinal));
    }

    [Fact]
    public void Split_ThaiWithoutStops_StaysBelowLimit()
    {
        string body = string.Concat(Enumerable.Repeat("นายกรัฐมนตรีญี่ปุ่นเดินทางเยือนสหรัฐ ", 80));
        IReadOnlyList<Passage> passages = new PassageSplitter().Split(body);
        PassageInvariants.AssertCover(body, passages);
        Assert.All(passages, passage => Assert.True(WordCounter.Measure(passage.SpanOf(body)) <= 1600));
    }

    [Fact]
    public void Split_WithOverlap_RepeatsWholeSentences()
    {
        string body = string.Concat(Enumerable.Range(0, 30).Select(i => $"Sentence number {i} has got nine words in all. "));
        IReadOnlyList<Passage> passages = new PassageSplitter(new PassageOptions { TargetWords = 45, MaxWords = 60, OverlapWords = 20 }).Split(body);
        Assert.True(passages.Count > 3);
        for (int i = 1; i < passages.Count; i++)
        {
            Assert.True(passages[i].Start < passages[i - 1].End);
            string shared = body[passages[i].Start..passages[i - 1].End];
            Assert.Equal(2, SentenceSplitter.Split(shared).Count);
        }
    }

    [Fact]
    public void Options_OutOfRange_AreNamed()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => new PassageSplitter(new PassageOptions { TargetWords = 100, MaxWords = 50 }));
        Assert.Contains("MaxWords", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_AnyString_LosesAndDoublesNothing() => CheckProperty(Gen.Elements(Alphabet).ArrayOf(300).Select(string.Concat));

    [Fact]
    public void Split_AnyCharacters_LosesAndDoublesNothing() =>
        CheckProperty(Gen.Choose(0, 0xFFFF).Select(i => ((char)i).ToString()).ArrayOf(120).Select(string.Concat));

    private static readonly string[] Alphabet =
    [
        ".", ".", "!", "?", "…", "\"", "“", "”", "'", "(", ")", "[3]", "U.S.", "Mr.", "a.m.", "No.", "5", "10.", "2.5", "Word", "word", "WORD", "The", "B.",
        " ", " ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "。", "「", "」", "と", "漢字", "かな", "ไทย", "।", "\uD83D\uDE00", "\uD83D", "e\u0301", "-", ",", "、", new('x', 50),
    ];

    private static void CheckProperty(Gen<string> bodies)
    {
        var small = new PassageSplitter(new PassageOptions { TargetWords = 8, MaxWords = 12 });
        var normal = new PassageSplitter();
        Prop.ForAll(bodies.ToArbitrary(), body =>
        {
            PassageInvariants.AssertCover(body, small.Split(body));
            PassageInvariants.AssertWholeSentences(body, small.Split(body), 12);
            PassageInvariants.AssertCover(body, normal.Split(body));
            Assert.All(small.Split(body), passage => Assert.True(WordCounter.Measure(passage.SpanOf(body)) <= 120));
        }).QuickCheckThrowOnFailure();
    }
}

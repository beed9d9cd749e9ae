using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Token for token against Apache Lucene on real text: samples in the suite, everything with <c>SUMMIT_FULL=1</c>.</summary>
public class CorpusConformanceTests
{
    private const int TextsPerRun = 40_000;

    /// <summary>Collection and the step of the sample.</summary>
    public static TheoryData<string, int> Collections => new()
    {
        { "beir-scifact", 20 },
        { "squad-wiki-passages", 400 },
        { "multihop-rag-facts-500", 2 },
        { "cacm", 10 },
        { "wikinews-en", 2 },
        { "reuters-21578", 60 },
        { "scotus-300k", 1000 },
    };

    [CorpusTheory]
    [MemberData(nameof(Collections))]
    public void English_EqualsApacheLucene(string collection, int step) => Compare("english", new EnglishAnalyzer(), collection, step);

    [CorpusTheory]
    [MemberData(nameof(Collections))]
    public void Standard_EqualsApacheLucene(string collection, int step) => Compare("standard", new StandardAnalyzer(), collection, step);

    [CorpusTheory]
    [InlineData("jsquad-ja", 10)]
    [InlineData("xquad/zh", 4)]
    [InlineData("xquad/th", 4)]
    [InlineData("xquad/hi", 4)]
    [InlineData("xquad/ar", 4)]
    public void Cjk_EqualsApacheLucene(string collection, int step) => Compare("cjk", new CjkAnalyzer(), collection, step);

    [CorpusTheory]
    [InlineData("jsquad-ja", 10)]
    [InlineData("xquad/zh", 4)]
    [InlineData("xquad/th", 4)]
    [InlineData("xquad/hi", 4)]
    [InlineData("xquad/ar", 4)]
    [InlineData("xquad/el", 4)]
    [InlineData("xquad/vi", 4)]
    [InlineData("xquad/tr", 4)]
    [InlineData("xquad/ru", 4)]
    [InlineData("xquad/de", 4)]
    public void Standard_OfOtherLanguages_EqualsApacheLucene(string collection, int step) => Compare("standard", new StandardAnalyzer(), collection, step);

    private static void Compare(string name, Analyzer analyzer, string collection, int step)
    {
        List<string> texts = TestTexts.Sample(collection, TestSettings.Full ? 1 : step);
        Assert.True(texts.Count >= 50, $"only {texts.Count} texts");
        TokenStream stream = analyzer.CreateStream("f");
        foreach (string[] run in texts.Chunk(TextsPerRun)) AnalysisComparison.AssertEqual(name, stream, run);
    }
}

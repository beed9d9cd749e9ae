using System.Globalization;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Graph;
using SummitSearch.Lucene.Analysis.Languages;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Lucene.Tests.Analysis;

public class AllocationTests
{
    /// <summary>Every chain that indexing may run.</summary>
    public static TheoryData<string> Analyzers => [.. ByName.Keys];

    private static Dictionary<string, Analyzer> ByName { get; } = new()
    {
        ["standard"] = new StandardAnalyzer(EnglishStopWords.Default),
        ["english"] = new EnglishAnalyzer(keywords: new TermSet(["reuters"])),
        ["whitespace"] = new WhitespaceAnalyzer(),
        ["simple"] = new SimpleAnalyzer(),
        ["keyword"] = new KeywordAnalyzer(),
        ["cjk"] = new CjkAnalyzer(),
        ["folding"] = new FoldingAnalyzer(),
        ["synonyms"] = new SynonymAnalyzer(),
        ["french"] = LanguageAnalyzers.For("fr"),
        ["german"] = LanguageAnalyzers.For("de"),
        ["dutch"] = LanguageAnalyzers.For("nl"),
        ["russian"] = LanguageAnalyzers.For("ru"),
        ["default"] = LanguageAnalyzers.Default,
    };

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void Stream_OverManyTexts_AllocatesNothing(string name)
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(Article)];
        TokenStream stream = ByName[name].CreateStream("text");

        // Not yet optimised code of the runtime may box; a chain that allocates by itself never gets to nothing.
        long allocated = long.MaxValue;
        for (int round = 0; round < 1000 && allocated > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(Consume(stream, texts) >= texts.Length);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private sealed class FoldingAnalyzer : Analyzer
    {
        public override TokenStream CreateStream(string fieldName) => new AsciiFoldingFilter(new LengthFilter(new StandardTokenizer(), 1, 20), keepOriginal: true);
    }

    private sealed class SynonymAnalyzer : Analyzer
    {
        private static readonly SynonymMap Synonyms = new(
            [new(["chip", "makers"], ["semiconductor", "industry", "firms"], KeepOriginal: true), new(["u.s"], ["united", "states"], KeepOriginal: false)],
            ignoreCase: true);

        public override TokenStream CreateStream(string fieldName) => new FlattenGraphFilter(new SynonymGraphFilter(new StandardTokenizer(), Synonyms));
    }

    private static int Consume(TokenStream stream, string[] texts)
    {
        int tokens = 0;
        foreach (string text in texts)
        {
            stream.Reset(text.AsMemory());
            while (stream.MoveNext()) tokens++;
            stream.End();
        }

        return tokens;
    }

    private static string Article(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"Chip makers’ shares rose {i}.5 % on Tuesday, Reuters’s desk said; the U.S. markets — İstanbul’s and Zürich's too — didn't follow. 東京の株価, カタカナ, 👩‍🚀 and ประเทศไทย stayed. ﬁnally, naïve cafés closed.");
}

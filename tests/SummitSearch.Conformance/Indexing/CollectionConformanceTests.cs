using System.Globalization;
using SummitSearch.Conformance.Analysis;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Real English texts by our writer and by Apache Lucene's, in several segments with deletes and updates: the same index, down to the last posting.</summary>
/// <remarks><c>SUMMIT_FULL=1</c> takes every text instead of a sample.</remarks>
public sealed class CollectionConformanceTests
{
    // All that an index holds is compared as one text, which must stay well below the longest string.
    private const int TextsPerIndex = 40_000;

    [CorpusTheory]
    [InlineData("beir-scifact", 20, 1, true)]
    [InlineData("squad-wiki-passages", 300, 7, false)]
    [InlineData("multihop-rag-facts-500", 2, 30, true)]
    [InlineData("cacm", 10, 3, true)]
    [InlineData("wikinews-en", 2, 5, false)]
    [InlineData("reuters-21578", 70, 12, true)]
    [InlineData("scotus-300k", 900, 4, false)]
    public void SameTexts_GiveTheSameIndex(string collection, int step, int segments, bool compound)
    {
        foreach (string[] texts in TestTexts.Sample(collection, TestSettings.Full ? 1 : step).Chunk(TextsPerIndex))
            Compare(Script(texts, segments), compound);
    }

    private static void Compare(List<ReplayOperation> script, bool compound)
    {
        using TemporaryFolder ours = new();
        using TemporaryFolder theirs = new();
        ReplayTool.ByUs(ours.Path, script, compound);
        ReplayTool.ByApacheLucene(theirs.Path, script, compound);
        Assert.Equal(ReplayTool.Inspect(theirs.Path), ReplayTool.Inspect(ours.Path));
    }

    private static List<ReplayOperation> Script(string[] texts, int segments)
    {
        List<ReplayOperation> script = [];
        int perSegment = Math.Max(2, texts.Length / segments);
        for (int i = 0; i < texts.Length; i++)
        {
            script.Add(i % 37 == 36 ? new ReplayOperation("update", "id", Id(i - 20), Fields: Document(i - 20, texts[i])) : new ReplayOperation("add", Fields: Document(i, texts[i])));
            if (i % 23 == 22)
                script.Add(new ReplayOperation("delete", "id", Id(i - 5)));
            if (i % perSegment == perSegment - 1)
                script.Add(new ReplayOperation("commit"));
        }
        if (segments % 2 == 1)
            script.Add(new ReplayOperation("merge", Segments: 1));
        return script;
    }

    private static string[][] Document(int number, string text) =>
        [["keyword", "id", Id(number)], ["text", "text", text], ["offsets", "marked", text], ["numeric", "length", text.Length.ToString(CultureInfo.InvariantCulture)], ["sorted", "start", text.Length == 0 ? "" : text[..1]]];

    private static string Id(int number) => "d" + number.ToString(CultureInfo.InvariantCulture);
}

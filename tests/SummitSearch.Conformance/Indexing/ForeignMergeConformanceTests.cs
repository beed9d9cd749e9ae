using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Segments that Apache Lucene wrote, with all that this engine never makes itself, merged by our writer and by Apache Lucene's: the same index.</summary>
/// <remarks>Payloads, doc-values updates, soft deletes, index-sorted segments, wide norms, points of several dimensions. Term vectors are dropped, and the result says so.</remarks>
public sealed class ForeignMergeConformanceTests
{
    private const string SoftDeletesField = "softly";

    [OracleTheory]
    [InlineData("--seed 401 --docs 400 --commit-every 90 --rich")]
    [InlineData("--seed 402 --docs 300 --commit-every 60 --rich --deletes --no-cfs")]
    [InlineData("--seed 403 --docs 400 --commit-every 80 --updates --deletes")]
    [InlineData("--seed 404 --docs 300 --commit-every 70 --sort multi --deletes --rich")]
    [InlineData("--seed 405 --docs 300 --commit-every 100 --mode high --wide-norms --deletes")]
    [InlineData("--seed 406 --docs 2500 --commit-every 1400 --rich --deletes")]
    public void Merged_IsTheSameIndex(string options)
    {
        using TemporaryFolder ours = new();
        using TemporaryFolder theirs = new();
        Generate(options, ours.Path);
        Generate(options, theirs.Path);
        List<ReplayOperation> script = [new("delete", "id", "d7"), new("merge", Segments: 1)];
        ReplayTool.ByUs(ours.Path, script, compound: true);
        ReplayTool.ByApacheLucene(theirs.Path, script, compound: true, SoftDeletesField);
        string[] expected = ReplayTool.Inspect(theirs.Path);
        string[] actual = ReplayTool.Inspect(ours.Path);
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            Assert.True(expected[i] == actual[i], $"{options}, line {i}:\nApache Lucene: {Cut(expected[i])}\nours:          {Cut(actual[i])}");
        Assert.Equal(expected.Length, actual.Length);
        AssertClaimsNothingDropped(ours.Path);
    }

    [OracleTheory]
    [InlineData(411, 10)]
    [InlineData(412, 2)]
    public void SoftlyDeletedDocuments_DeletedForGood_AreCountedAsThat(int seed, int keepEvery)
    {
        using TemporaryFolder folder = new();
        Generate($"--seed {seed} --docs 300 --commit-every 100 --updates", folder.Path);
        ReplayTool.ByUs(folder.Path, [.. Enumerable.Range(0, 300).Where(i => i % keepEvery != 0).Select(static i => new ReplayOperation("delete", "id", $"d{i}"))], compound: true);
        ReplayTool.Inspect(folder.Path);
        // Apache Lucene's writer refuses segments whose counts of deletions do not add up.
        ReplayTool.ByApacheLucene(folder.Path, [new("delete", "id", "d0"), new("merge", Segments: 1)], compound: true, SoftDeletesField);
        ReplayTool.Inspect(folder.Path);
    }

    private static void Generate(string options, string folder) => OracleProcess.Run(["generate", .. options.Split(' '), "--out", folder]);

    private static void AssertClaimsNothingDropped(string folder)
    {
        using FileSystemDirectory directory = new(folder);
        using IndexReader reader = DirectoryReader.Open(directory);
        SegmentReader segment = Assert.Single(reader.Segments);
        Assert.DoesNotContain(segment.Fields, static f => f.HasTermVectors);
        Assert.Empty(segment.Info.Info.Sort);
        Assert.DoesNotContain(segment.Info.Info.Files, static f => f.Contains(".tv", StringComparison.Ordinal));
    }

    private static string Cut(string line) => line.Length <= 500 ? line : line[..500];
}

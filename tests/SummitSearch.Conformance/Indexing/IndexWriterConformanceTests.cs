using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Indexing;

/// <summary>The same random script by our writer and by Apache Lucene's: both indexes are clean, and Apache Lucene reads the same from them, down to the last posting;
/// and each writer goes on with what the other one wrote.</summary>
public sealed class IndexWriterConformanceTests
{
    [OracleTheory]
    [InlineData(101, 1, 1, false, false, 0)]
    [InlineData(102, 300, 1, true, false, 0)]
    [InlineData(103, 500, 8, true, true, 0)]
    [InlineData(104, 600, 20, false, true, 1)]
    [InlineData(105, 400, 30, true, true, 1)]
    [InlineData(106, 2000, 5, false, true, 1)]
    [InlineData(107, 700, 12, true, true, 1)]
    public void SameScript_GivesTheSameIndex(int seed, int documents, int segments, bool compound, bool deletes, int mergeTo)
    {
        List<ReplayOperation> script = new RandomScript(seed).Create(documents, segments, deletes, mergeTo);
        using TemporaryFolder ours = new();
        using TemporaryFolder theirs = new();
        ReplayTool.ByUs(ours.Path, script, compound);
        ReplayTool.ByApacheLucene(theirs.Path, script, compound);
        AssertSame(ReplayTool.Inspect(theirs.Path), ReplayTool.Inspect(ours.Path), seed);
    }

    [OracleTheory]
    [InlineData(201, true)]
    [InlineData(202, false)]
    [InlineData(203, true)]
    public void EachGoesOnWithTheOthersIndex(int seed, bool compound)
    {
        RandomScript random = new(seed);
        List<ReplayOperation> first = random.Create(400, 6, deletes: true, mergeTo: 0);
        List<ReplayOperation> second = random.Create(300, 4, deletes: true, mergeTo: 1);
        using TemporaryFolder oursThenTheirs = new();
        using TemporaryFolder theirsThenOurs = new();
        using TemporaryFolder theirs = new();
        ReplayTool.ByUs(oursThenTheirs.Path, first, compound);
        ReplayTool.ByApacheLucene(oursThenTheirs.Path, second, compound);
        ReplayTool.ByApacheLucene(theirsThenOurs.Path, first, compound);
        ReplayTool.ByUs(theirsThenOurs.Path, second, compound);
        ReplayTool.ByApacheLucene(theirs.Path, first, compound);
        ReplayTool.ByApacheLucene(theirs.Path, second, compound);
        string[] expected = ReplayTool.Inspect(theirs.Path);
        AssertSame(expected, ReplayTool.Inspect(oursThenTheirs.Path), seed);
        AssertSame(expected, ReplayTool.Inspect(theirsThenOurs.Path), seed);
    }

    [OracleTheory]
    [InlineData("--seed 301 --docs 300 --commit-every 60 --updates --deletes")]
    [InlineData("--seed 302 --docs 200 --sort multi --deletes --mode high")]
    public void ForeignSegments_AppendedToAndCommitted_StayClean(string options)
    {
        using TemporaryFolder folder = new();
        OracleProcess.Run(["generate", .. options.Split(' '), "--out", folder.Path]);
        List<ReplayOperation> script = [.. Enumerable.Range(0, 40).Select(static i => new ReplayOperation("delete", "id", $"d{i * 3}")), .. new RandomScript(7).Create(50, 3, deletes: false, mergeTo: 0)];
        ReplayTool.ByUs(folder.Path, script, compound: true);
        ReplayTool.Inspect(folder.Path);
        using FileSystemDirectory directory = new(folder.Path);
        using IndexReader reader = DirectoryReader.Open(directory);
        Assert.True(reader.LiveCount < reader.MaxDoc);
    }

    private static void AssertSame(string[] expected, string[] actual, int seed)
    {
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            Assert.True(expected[i] == actual[i], $"seed {seed}, line {i}:\nApache Lucene: {Cut(expected[i])}\nours:          {Cut(actual[i])}");
        Assert.Equal(expected.Length, actual.Length);
    }

    private static string Cut(string line) => line.Length <= 500 ? line : line[..500];
}

using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Stored values in shorter blocks than Apache Lucene writes: it reads, checks, copies and merges them all the same.</summary>
public sealed class StoredBlocksConformanceTests
{
    [OracleTheory]
    [InlineData(421, false)]
    [InlineData(422, true)]
    public void ShortBlocks_HoldTheSameForApacheLucene(int seed, bool compressMore)
    {
        using TemporaryFolder usual = new();
        using TemporaryFolder shorter = new();
        List<ReplayOperation> script = new RandomScript(seed).Create(3000, 4, deletes: true, mergeTo: 0);
        ReplayTool.ByUs(usual.Path, script, compound: false, o => o with { CompressMore = compressMore });
        ReplayTool.ByUs(shorter.Path, script, compound: false, o => o with { CompressMore = compressMore, StoredBlockBytes = 1024 });
        Assert.True(StoredBytes(shorter.Path) > StoredBytes(usual.Path), $"seed {seed}: the blocks are no shorter");
        Assert.Equal(ReplayTool.Inspect(usual.Path), ReplayTool.Inspect(shorter.Path));
        List<ReplayOperation> merge = [new("delete", "id", "d7"), new("merge", Segments: 1)];
        ReplayTool.ByApacheLucene(usual.Path, merge, compound: false);
        ReplayTool.ByApacheLucene(shorter.Path, merge, compound: false);
        Assert.Equal(ReplayTool.Inspect(usual.Path), ReplayTool.Inspect(shorter.Path));
    }

    private static long StoredBytes(string folder) => Directory.GetFiles(folder, "*.fdt").Sum(static f => new FileInfo(f).Length);
}

using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>The directory that loses power: until then it is like any other.</summary>
public sealed class FaultyDirectoryTests : IndexDirectoryContract
{
    [Fact]
    public void AfterPowerCut_SyncedFileAndEntry_Survive()
    {
        using FaultyDirectory directory = new();
        using (IndexOutput output = directory.CreateOutput("kept"))
            output.WriteBytes([1, 2, 3]);
        directory.Sync(["kept"]);
        directory.SyncMetadata();
        for (int seed = 0; seed < 20; seed++)
            Assert.Equal(3, directory.AfterPowerCut(seed).FileLength("kept"));
    }

    [Fact]
    public void AfterPowerCut_UnsyncedFile_IsLostOrTornUnderSomeSeed()
    {
        using FaultyDirectory directory = new();
        using (IndexOutput output = directory.CreateOutput("risky"))
            output.WriteBytes(new byte[1000]);
        MemoryDirectory[] found = [.. Enumerable.Range(0, 50).Select(directory.AfterPowerCut)];
        Assert.Contains(found, static d => d.ListFiles().Count == 0);
        Assert.Contains(found, static d => d.ListFiles().Count == 1 && d.FileLength("risky") < 1000);
    }

    [Fact]
    public void FailAt_ReachedOperation_ThrowsFromThenOn()
    {
        using FaultyDirectory directory = new() { FailAt = 2 };
        directory.CreateOutput("a").Dispose();
        Assert.Throws<IOException>(() => directory.CreateOutput("b"));
        Assert.Throws<IOException>(directory.SyncMetadata);
    }

    /// <inheritdoc/>
    protected override IndexDirectory Create() => new FaultyDirectory();
}

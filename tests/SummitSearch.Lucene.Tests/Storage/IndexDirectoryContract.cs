using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>What every directory must do.</summary>
public abstract class IndexDirectoryContract : IDisposable
{
    private IndexDirectory? _directory;

    private IndexDirectory Subject => _directory ??= Create();

    /// <inheritdoc/>
    public void Dispose()
    {
        _directory?.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ListFiles_NewDirectory_IsEmpty() => Assert.Empty(Subject.ListFiles());

    [Fact]
    public void CreateOutput_WrittenAndClosed_ReadsBack()
    {
        Write("a.bin", [1, 2, 3]);
        using MappedBytes bytes = Subject.OpenBytes("a.bin");
        IndexInput input = new("a.bin", bytes);
        Assert.Equal([1, 2, 3], input.ReadSpan(3).ToArray());
        Assert.Equal(0, input.Remaining);
        Assert.Equal(3, Subject.FileLength("a.bin"));
    }

    [Fact]
    public void Sync_MissingFileAmongSeveral_ThrowsFileNotFound()
    {
        Write("a.bin", [1]);
        Write("b.bin", [2]);
        Subject.Sync(["a.bin", "b.bin"]);
        Assert.Throws<FileNotFoundException>(() => Subject.Sync(["a.bin", "missing", "b.bin"]));
    }

    [Fact]
    public void CreateOutput_EmptyFile_ReadsBackEmpty()
    {
        Write("empty", []);
        using MappedBytes bytes = Subject.OpenBytes("empty");
        Assert.Equal(0, new IndexInput("empty", bytes).Length);
    }

    [Fact]
    public void CreateOutput_LargeFile_KeepsEveryByteAndItsChecksum()
    {
        byte[] content = new byte[300_000];
        new Random(5).NextBytes(content);
        using (IndexOutput output = Subject.CreateOutput("large"))
        {
            output.WriteBytes(content.AsSpan(0, 70_000));
            foreach (byte b in content.AsSpan(70_000, 1000))
                output.WriteByte(b);
            output.WriteBytes(content.AsSpan(71_000));
            Assert.Equal(content.Length, output.FilePointer);
            Assert.Equal(Crc32.Compute(content), output.Checksum);
        }
        using MappedBytes bytes = Subject.OpenBytes("large");
        IndexInput input = new("large", bytes);
        Assert.Equal(Crc32.Compute(content), input.ComputeChecksum(input.Length));
    }

    [Fact]
    public void CreateOutput_NameTaken_Throws()
    {
        Write("a", [1]);
        Assert.ThrowsAny<IOException>(() => Subject.CreateOutput("a"));
    }

    [Fact]
    public void ListFiles_AfterChanges_IsSortedAndCurrent()
    {
        Write("b", [1]);
        Write("a", [1]);
        Write("c", [1]);
        Subject.DeleteFile("b");
        Subject.Rename("c", "B");
        Assert.Equal(["B", "a"], Subject.ListFiles());
    }

    [Fact]
    public void DeleteFile_Missing_ThrowsFileNotFound() => Assert.Throws<FileNotFoundException>(() => Subject.DeleteFile("nothing"));

    [Fact]
    public void OpenBytes_Missing_ThrowsFileNotFound() => Assert.Throws<FileNotFoundException>(() => Subject.OpenBytes("nothing"));

    [Fact]
    public void Rename_TargetExists_ThrowsAndChangesNothing()
    {
        Write("a", [1]);
        Write("b", [2, 2]);
        Assert.ThrowsAny<IOException>(() => Subject.Rename("a", "b"));
        Assert.Equal(2, Subject.FileLength("b"));
        Assert.Equal(1, Subject.FileLength("a"));
    }

    [Fact]
    public void DeleteFile_WhileMapped_LeavesTheBytesToTheReader()
    {
        Write("a", [7, 8]);
        using MappedBytes bytes = Subject.OpenBytes("a");
        Subject.DeleteFile("a");
        Assert.Equal([7, 8], new IndexInput("a", bytes).ReadSpan(2).ToArray());
    }

    [Fact]
    public void Sync_WrittenFiles_Succeeds()
    {
        Write("a", [1]);
        Subject.Sync(["a"]);
        Subject.SyncMetadata();
    }

    [Fact]
    public void ObtainWriteLock_Held_ThrowsUntilReleased()
    {
        using (Subject.ObtainWriteLock())
            Assert.Throws<IndexLockedException>(() => Subject.ObtainWriteLock());
        Subject.ObtainWriteLock().Dispose();
    }

    /// <summary>Creates the directory under test.</summary>
    protected abstract IndexDirectory Create();

    /// <summary>Removes what the directory leaves behind.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        using IndexOutput output = Subject.CreateOutput(name);
        output.WriteBytes(bytes);
    }
}

using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Storage;

/// <summary>The directory in the file system.</summary>
public sealed class FileSystemDirectoryTests : IndexDirectoryContract
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ListFiles_FolderDoesNotExist_IsEmpty()
    {
        using FileSystemDirectory directory = new(Path.Combine(_folder.Path, "not", "yet"));
        Assert.Empty(directory.ListFiles());
    }

    [Fact]
    public void ObtainWriteLock_SameFolderByAnotherObject_NamesThisProcess()
    {
        string path = Path.Combine(_folder.Path, "index");
        using FileSystemDirectory first = new(path);
        using FileSystemDirectory second = new(path);
        using IDisposable held = first.ObtainWriteLock();
        IndexLockedException error = Assert.Throws<IndexLockedException>(second.ObtainWriteLock);
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Equal(0, first.FileLength("write.lock"));
    }

    [Fact]
    public void ObtainWriteLock_SameFolderThroughLinks_IsRefused()
    {
        if (OperatingSystem.IsWindows())
            return; // Making links needs rights there that test machines lack.
        string real = Directory.CreateDirectory(Path.Combine(_folder.Path, "real")).FullName;
        string linkToParent = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Path, "other")).FullName, "parent");
        Directory.CreateSymbolicLink(linkToParent, _folder.Path);
        string linkToLink = Path.Combine(_folder.Path, "link");
        Directory.CreateSymbolicLink(linkToLink, Path.Combine(linkToParent, "real"));
        using FileSystemDirectory first = new(real);
        using (first.ObtainWriteLock())
        {
            foreach (string name in (string[])[linkToLink, Path.Combine(linkToParent, "real")])
            {
                using FileSystemDirectory second = new(name);
                Assert.Throws<IndexLockedException>(second.ObtainWriteLock);
            }
        }
        using FileSystemDirectory third = new(linkToLink);
        third.ObtainWriteLock().Dispose();
    }

    [Fact]
    public void ObtainWriteLock_FileCopiedByThisProcess_IsStillHeld()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return; // Elsewhere a process that closes the file gives its locks up.
        using FileSystemDirectory directory = new(Path.Combine(_folder.Path, "index"));
        string file = Path.Combine(directory.Location, "write.lock");
        using (directory.ObtainWriteLock())
        {
            File.Copy(file, Path.Combine(_folder.Path, "copy"));
            using FileStream other = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            Assert.False(CanLock(other));
        }
        using FileStream free = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.True(CanLock(free));
    }

    /// <inheritdoc/>
    protected override IndexDirectory Create() => new FileSystemDirectory(Path.Combine(_folder.Path, "contract"));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _folder.Dispose();

    [System.Runtime.Versioning.UnsupportedOSPlatform("macos")]
    private static bool CanLock(FileStream stream)
    {
        try
        {
            stream.Lock(0, 0);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using SummitSearch.Lucene.Threading;

namespace SummitSearch.Lucene.Storage;

/// <summary>An index in a folder of the file system. Files are read through memory maps and made durable with fsync.</summary>
/// <remarks>Thread-safe. The folder is created when first written to.</remarks>
public sealed class FileSystemDirectory : IndexDirectory
{
    private const int MaxSyncsAtOnce = 8;
    private readonly string _path;

    /// <summary>Names the folder; nothing is read or created yet.</summary>
    /// <param name="path">Absolute or relative path of the index folder.</param>
    public FileSystemDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    public override string Location => _path;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles()
    {
        try
        {
            string[] names = Directory.GetFiles(_path);
            for (int i = 0; i < names.Length; i++)
                names[i] = Path.GetFileName(names[i]);
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (DirectoryNotFoundException)
        {
            // Asking Directory.Exists first would take a folder that may not be read for one that is not there.
            return [];
        }
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => new FileInfo(FullPath(name)).Length;

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        string path = FullPath(name);
        if (!File.Exists(path))
            throw new FileNotFoundException($"No file '{name}' in {_path}.", name);
        File.Delete(path);
    }

    /// <inheritdoc/>
    public override void Rename(string from, string to) => File.Move(FullPath(from), FullPath(to), overwrite: false);

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names) =>
        // The disk works on several at once, and their entries in the file system's journal go together.
        OwnThreads.ForEach(names, MaxSyncsAtOnce, SyncFile);

    /// <inheritdoc/>
    public override void SyncMetadata() => FolderSync.Flush(_path);

    /// <inheritdoc/>
    public override IDisposable ObtainWriteLock()
    {
        CreateFolder();
        return WriteLock.Obtain(_path);
    }

    /// <inheritdoc/>
    internal override IndexOutput CreateOutput(string name)
    {
        CreateFolder();
        return new IndexOutput(name, new FileStream(FullPath(name), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 1));
    }

    /// <inheritdoc/>
    internal override MappedBytes OpenBytes(string name)
    {
        try
        {
            return MappedBytes.OpenFile(FullPath(name));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException($"No file '{name}': there is no folder {_path}.", name, e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Holds no handle of its own.
    }

    private void SyncFile(string name)
    {
        using FileStream stream = new(FullPath(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);
        stream.Flush(flushToDisk: true);
    }

    private void CreateFolder()
    {
        if (Directory.Exists(_path))
            return;
        Directory.CreateDirectory(_path);
        if (Path.GetDirectoryName(_path) is { } parent)
            FolderSync.Flush(parent);
    }

    private string FullPath(string name) => Path.Combine(_path, name);
}

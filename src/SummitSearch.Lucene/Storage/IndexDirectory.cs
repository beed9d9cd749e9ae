namespace SummitSearch.Lucene.Storage;

/// <summary>A flat set of named files that hold one index: create once, read, rename, delete, make durable.</summary>
/// <remarks>Thread-safe. Files are written once and never changed afterwards. Errors are <see cref="IOException"/>s of the platform
/// (<see cref="FileNotFoundException"/> for a missing file).</remarks>
public abstract class IndexDirectory : IDisposable
{
    /// <summary>Where the index is, for messages: a path or a made-up name.</summary>
    public abstract string Location { get; }

    /// <summary>Names of all files, sorted ordinally.</summary>
    public abstract IReadOnlyList<string> ListFiles();

    /// <summary>Length of a file in bytes.</summary>
    public abstract long FileLength(string name);

    /// <summary>Deletes a file; readers that have it mapped keep their bytes.</summary>
    public abstract void DeleteFile(string name);

    /// <summary>Renames a file atomically. The target must not exist.</summary>
    public abstract void Rename(string from, string to);

    /// <summary>Makes the contents of files durable.</summary>
    public abstract void Sync(IReadOnlyCollection<string> names);

    /// <summary>Makes creations, renames and deletions durable.</summary>
    public abstract void SyncMetadata();

    /// <summary>Takes the writer's exclusive lock, held until the result is disposed or the process ends.</summary>
    /// <exception cref="IndexLockedException">Another writer, in this or another process, holds it.</exception>
    public abstract IDisposable ObtainWriteLock();

    /// <summary>Creates a new file for writing.</summary>
    /// <exception cref="IOException">The file exists already.</exception>
    internal abstract IndexOutput CreateOutput(string name);

    /// <summary>Opens a whole file as memory; the caller disposes it when no reader needs it any more.</summary>
    internal abstract MappedBytes OpenBytes(string name);

    /// <inheritdoc/>
    public abstract void Dispose();
}

using System.IO.MemoryMappedFiles;

namespace SummitSearch.Lucene.Storage;

/// <summary>A read-only stretch of memory that holds a whole file: a mapped file or a pinned array. The only place that owns raw memory.</summary>
/// <remarks>Thread-safe. Readers keep it alive by reference; <see cref="Dispose"/> unmaps, after which nobody may read.</remarks>
internal sealed unsafe class MappedBytes : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _pinned;
    private byte* _pointer;
    private int _disposed;

    private MappedBytes(MemoryMappedFile? file, MemoryMappedViewAccessor? view, byte* pointer, long length, byte[]? pinned = null)
    {
        _pinned = pinned;
        _file = file;
        _view = view;
        _pointer = pointer;
        Length = length;
    }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>First byte.</summary>
    public byte* Pointer => _pointer;

    /// <summary>Maps a file for reading; an empty file maps to nothing.</summary>
    public static MappedBytes OpenFile(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.RandomAccess);
        long length = stream.Length;
        if (length == 0)
            return new MappedBytes(null, null, null, 0);
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        try
        {
            MemoryMappedViewAccessor view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            byte* pointer = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            return new MappedBytes(file, view, pointer + view.PointerOffset, length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Wraps a pinned array (allocated on the pinned heap), which the caller must keep reachable through the returned object.</summary>
    public static MappedBytes OverPinned(byte[] pinned, int length)
    {
        fixed (byte* pointer = pinned)
            return new MappedBytes(null, null, pointer, length, pinned);
    }

    /// <summary>Unmaps the file. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _pointer = null;
        GC.KeepAlive(_pinned);
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SummitSearch.Lucene.Storage;

/// <summary>The writer's lock of a folder: an operating-system record lock on <c>write.lock</c>, of the same kind that Apache Lucene takes.</summary>
/// <remarks>
/// The lock dies with its process; the file stays. POSIX record locks do not exclude the own process, so a table does. They are also lost when the process closes any other handle on the file, as a
/// program does that copies the folder. Linux therefore locks in two parts: the first byte with a lock of the open file, which nothing but its own handle gives up, the rest with a lock of the process, which
/// tells others whom to stop. Each excludes a writer of Apache Lucene, which asks for the whole file.
/// </remarks>
internal sealed class WriteLock : IDisposable
{
    private const string FileName = "write.lock";
    private const int UnknownCommand = 22; // EINVAL
    private static readonly HashSet<string> HeldHere = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();
    private readonly string _path;
    private FileStream? _stream;

    private WriteLock(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Takes the lock of a folder.</summary>
    /// <exception cref="IndexLockedException">Somebody else holds it.</exception>
    public static WriteLock Obtain(string folder)
    {
        string path = Path.Combine(RealPath(folder), FileName);
        lock (Gate)
        {
            // Closing any handle on the file drops the process's part of the lock, so the file is not even opened while held here.
            if (!HeldHere.Add(path))
                throw new IndexLockedException($"The index {folder} is already open for writing in this process ({Environment.ProcessId}). Dispose the other writer first.");
        }
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);
            if (OperatingSystem.IsMacOS())
                return new WriteLock(path, stream);
            LockWholeFile(stream);
            return new WriteLock(path, stream);
        }
        catch (Exception e)
        {
            string? holder = e is IOException && stream is not null ? LockHolder.Describe(stream) : null;
            stream?.Dispose();
            lock (Gate)
                HeldHere.Remove(path);
            if (holder is not null)
                throw new IndexLockedException($"The index {folder} is open for writing in {holder}. Stop that process, or use another index folder.", e);
            throw;
        }
    }

    /// <summary>The path without links, so that two names of one folder are one.</summary>
    private static string RealPath(string folder)
    {
        string real = Path.GetPathRoot(folder) ?? "";
        foreach (string name in folder[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target)
                real = RealPath(target.FullName);
        }
        return real;
    }

    [UnsupportedOSPlatform("macos")]
    private static void LockWholeFile(FileStream stream) => stream.Lock(LockFirstByte(stream) ? 1 : 0, 0);

    /// <summary>Takes the first byte for the open file; false on systems without such locks.</summary>
    /// <exception cref="IOException">Somebody else has it.</exception>
    private static bool LockFirstByte(FileStream stream)
    {
        if (!RecordLock.IsSupported)
            return false;
        RecordLock request = RecordLock.Exclusive(start: 0, length: 1);
        if (RecordLock.Control(stream.SafeFileHandle, RecordLock.SetOfOpenFile, ref request) == 0)
            return true;
        int error = Marshal.GetLastPInvokeError();
        return error == UnknownCommand ? false : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stream, null) is not { } stream)
            return;
        stream.Dispose();
        lock (Gate)
            HeldHere.Remove(_path);
    }
}

using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Storage;

/// <summary>Makes the entries of a folder durable: creations, renames and deletions in it.</summary>
internal static partial class FolderSync
{
    private const int ReadOnlyFolder = 0;

    /// <summary>Flushes the folder's entries to the disk; does nothing on Windows, where the file system's journal covers them.</summary>
    /// <exception cref="IOException">The operating system refused.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET opens no handle on a folder, so this goes to the C library.
        int handle = Open(path, ReadOnlyFolder);
        if (handle < 0)
            throw new IOException($"Cannot open the folder {path} to make its entries durable (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Sync(handle) != 0)
                throw new IOException($"Cannot make the entries of the folder {path} durable (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}

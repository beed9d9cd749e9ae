using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Storage;

/// <summary>The C library's <c>struct flock</c> as 64-bit Linux lays it out, and the call that takes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal partial struct RecordLock
{
    /// <summary>Asks who holds a lock that belongs to a process.</summary>
    public const int Get = 5;

    /// <summary>Takes a lock that belongs to the open file, not to the process (F_OFD_SETLK, Linux 3.15).</summary>
    public const int SetOfOpenFile = 37;

    private const short ExclusiveType = 1;

    /// <summary>Kind of lock.</summary>
    public short Type;

    private readonly short _whence;
    private long _start;
    private long _length;

    /// <summary>The holder.</summary>
    public int ProcessId;

    /// <summary>Whether this system lays the request out so.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>A request for a range of bytes; length 0 is all that follows.</summary>
    public static RecordLock Exclusive(long start, long length) => new() { Type = ExclusiveType, _start = start, _length = length };

    /// <summary>Calls the system; 0, or -1 with the last system error set.</summary>
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeHandle handle, int command, ref RecordLock request);
}

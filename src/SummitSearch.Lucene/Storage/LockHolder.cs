using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Storage;

/// <summary>Asks the operating system which process holds a record lock on a file, so that the error can say whom to stop.</summary>
internal static partial class LockHolder
{
    private const int GetLock = 5;
    private const short WriteLockType = 1;
    private const short NoLock = 2;

    /// <summary>Words such as <c>process 4711 (java)</c>, or <c>another process</c> where the system does not tell.</summary>
    public static string Describe(FileStream stream)
    {
        // The layout of the request below is that of 64-bit Linux; elsewhere the holder stays unknown.
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return "another process";
        Request request = new() { Type = WriteLockType };
        if (Control((int)stream.SafeFileHandle.DangerousGetHandle(), GetLock, ref request) != 0 || request.Type == NoLock || request.ProcessId <= 0)
            return "another process";
        return NameOf(request.ProcessId) is { } name ? $"process {request.ProcessId} ({name})" : $"process {request.ProcessId}";
    }

    private static string? NameOf(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null; // It ended meanwhile, or lives in another namespace.
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int handle, int command, ref Request request);

    /// <summary>The C library's <c>struct flock</c>: a range of 0 to 0 means the whole file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Request
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int ProcessId;
    }
}

using System.Diagnostics;

namespace SummitSearch.Lucene.Storage;

/// <summary>Asks the operating system which process holds a record lock on a file, so that the error can say whom to stop.</summary>
internal static class LockHolder
{
    private const short NoLock = 2;

    /// <summary>Words such as <c>process 4711 (java)</c>, or <c>another process</c> where the system does not tell.</summary>
    public static string Describe(FileStream stream)
    {
        if (!RecordLock.IsSupported)
            return "another process";
        // The first byte is left out: the system does not tell whose a lock of an open file is.
        RecordLock request = RecordLock.Exclusive(start: 1, length: 0);
        if (RecordLock.Control(stream.SafeFileHandle, RecordLock.Get, ref request) != 0 || request.Type == NoLock || request.ProcessId <= 0)
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
}

using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Threading;

/// <summary>Threads for work that nobody waits for as one waits for a search: where processors are short, searches come first.</summary>
/// <remarks>Thread-safe. .NET's thread priorities do nothing on Linux; there, a thread's "nice" value is set to 10, which leaves it a tenth of a processor that others want and all of one that nobody wants.
/// Threads inherit that value, and only a privileged process can take it back: work done here must start no thread that serves others, and so must put nothing on the pool of threads, which may start one.</remarks>
public static partial class BackgroundThread
{
    private const int OfThread = 0;
    private const int Nice = 10;

    /// <summary>Does the work on a thread of low priority, and waits for it.</summary>
    /// <param name="work">What to do. What it throws is thrown here.</param>
    public static void Run(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Exception? failure = null;
        Thread thread = Start(
            () =>
            {
                try
                {
                    work();
                }
                catch (Exception fault)
                {
                    failure = fault;
                }
            },
            "SummitSearch background");
        thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Starts a thread of low priority, which does not keep the process from ending.</summary>
    /// <param name="work">What to do; an exception that leaves it ends the process.</param>
    /// <param name="name">Name of the thread.</param>
    internal static Thread Start(Action work, string name)
    {
        Thread thread = new(() =>
        {
            LowerPriority();
            work();
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return thread;
    }

    private static void LowerPriority()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // For Linux, "this process" is this thread. A refusal (a sandbox) is no fault: all goes on as if priorities did not exist.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(OfThread, 0, Nice);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);
}

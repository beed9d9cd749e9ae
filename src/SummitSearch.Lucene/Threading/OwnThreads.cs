using System.Runtime.ExceptionServices;

namespace SummitSearch.Lucene.Threading;

/// <summary>Works on several items at once on threads that nobody else waits for.</summary>
/// <remarks>Waiting for a disk on threads of the pool would keep from their work all that the process does meanwhile: a commit of twenty files took eight of them for as long as the disk
/// needed, and with them, on a small machine, every search. Threads begun here inherit their caller's priority, which those of the pool must not (<see cref="BackgroundThread"/>).</remarks>
internal static class OwnThreads
{
    private const int StackBytes = 1 << 20;

    /// <summary>Calls <paramref name="work"/> once for each item, in any order, and returns when all calls have ended; the caller's thread takes part.</summary>
    /// <param name="items">The items.</param>
    /// <param name="threads">Calls at once, at most; 1 or more.</param>
    /// <param name="work">What to do. Once it has thrown, no further items are begun, and one of its exceptions is thrown here.</param>
    public static void ForEach<T>(IReadOnlyCollection<T> items, int threads, Action<T> work)
    {
        T[] all = [.. items];
        int next = 0;
        Exception? failure = null;
        Thread[] others = new Thread[Math.Clamp(all.Length, 1, threads) - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work, StackBytes) { IsBackground = true, Name = "SummitSearch commit" };
            others[i].Start();
        }
        Work();
        foreach (Thread other in others)
            other.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        void Work()
        {
            try
            {
                for (int at; Volatile.Read(ref failure) is null && (at = Interlocked.Increment(ref next) - 1) < all.Length;)
                    work(all[at]);
            }
            catch (Exception fault)
            {
                Volatile.Write(ref failure, fault);
            }
        }
    }
}

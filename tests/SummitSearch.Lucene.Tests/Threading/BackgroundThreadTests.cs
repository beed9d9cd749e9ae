using System.Globalization;
using SummitSearch.Lucene.Threading;
using SummitSearch.Resilience.Soak;

namespace SummitSearch.Lucene.Tests.Threading;

/// <summary>Work on threads of low priority.</summary>
public sealed class BackgroundThreadTests
{
    [Fact]
    public void Run_IsDoneBeforeItReturns_OnAThreadOfItsOwn()
    {
        Thread? thread = null;
        bool pooled = true;
        BackgroundThread.Run(() => (thread, pooled) = (Thread.CurrentThread, Thread.CurrentThread.IsThreadPoolThread));
        Assert.NotSame(Thread.CurrentThread, thread);
        Assert.False(pooled);
        Assert.False(thread!.IsAlive);
    }

    [Fact]
    public void Run_Failure_IsThrownAsItIs() =>
        Assert.Equal("disk full", Assert.Throws<IOException>(static () => BackgroundThread.Run(static () => throw new IOException("disk full"))).Message);

    [LinuxFact]
    public void Run_HasLowerPriorityThanItsCaller_WhichKeepsItsOwn()
    {
        int before = Nice(), inside = 0;
        BackgroundThread.Run(() => inside = Nice());
        Assert.Equal(before, Nice());
        Assert.Equal(Math.Max(10, before), Math.Max(inside, before));
    }

    /// <summary>The thread's "nice" value: the nineteenth field, counted from behind the name, which may hold spaces.</summary>
    private static int Nice()
    {
        string line = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}

using System.Collections.Concurrent;
using SummitSearch.Lucene.Threading;

namespace SummitSearch.Lucene.Tests.Threading;

/// <summary>Work on several items at once beside the pool of threads.</summary>
public sealed class OwnThreadsTests
{
    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 8)]
    [InlineData(5, 1)]
    [InlineData(100, 8)]
    public void EachItem_IsWorkedOnOnce(int count, int threads)
    {
        ConcurrentBag<int> done = [];
        OwnThreads.ForEach(Enumerable.Range(0, count).ToArray(), threads, done.Add);
        Assert.Equal(Enumerable.Range(0, count), done.Order());
    }

    [Fact]
    public void ItemsThatWaitForEachOther_AreWorkedOnTogether_OnNoThreadOfThePool()
    {
        using Barrier all = new(4);
        ConcurrentBag<bool> pooled = [];
        Thread caller = new(() => OwnThreads.ForEach([1, 2, 3, 4], 4, _ =>
        {
            pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            Assert.True(all.SignalAndWait(TimeSpan.FromSeconds(30)));
        }));
        caller.Start();
        caller.Join();
        Assert.Equal([false, false, false, false], pooled);
    }

    [Fact]
    public void Failure_IsThrownAsItIs_AndEndsTheRest()
    {
        int begun = 0;
        IOException thrown = Assert.Throws<IOException>(() => OwnThreads.ForEach(Enumerable.Range(0, 1000).ToArray(), 3, item =>
        {
            Interlocked.Increment(ref begun);
            throw new IOException("disk full");
        }));
        Assert.Equal("disk full", thrown.Message);
        Assert.InRange(begun, 1, 3);
    }
}

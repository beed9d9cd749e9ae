using SummitSearch.Lucene.Threading;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Runs merges on threads of low priority, a bounded number at a time, the smallest first.</summary>
/// <remarks>Thread-safe. Threads end when there is nothing to do.</remarks>
internal sealed class MergeScheduler(int maxThreads, Action<SegmentMerge> run)
{
    // So many merges may wait before threads that flush wait for them.
    private const int MaxWaiting = 4;
    private readonly object _gate = new();
    private readonly List<SegmentMerge> _waiting = [];
    private int _running;
    private bool _stopped;

    /// <summary>Takes merges on.</summary>
    public void Enqueue(IReadOnlyList<SegmentMerge> merges)
    {
        if (maxThreads == 0)
        {
            foreach (SegmentMerge merge in merges)
                run(merge);
            return;
        }
        lock (_gate)
        {
            _waiting.AddRange(merges);
            int wanted = Math.Min(maxThreads, _running + merges.Count);
            while (_running < wanted)
            {
                _running++;
                BackgroundThread.Start(Work, "SummitSearch merge");
            }
        }
    }

    /// <summary>Holds a thread back that makes segments faster than they can be merged.</summary>
    public void Throttle()
    {
        lock (_gate)
        {
            while (_waiting.Count > MaxWaiting && !_stopped)
                Monitor.Wait(_gate);
        }
    }

    /// <summary>Waits until nothing waits and nothing runs.</summary>
    public void WaitUntilIdle()
    {
        lock (_gate)
        {
            while (_waiting.Count > 0 || _running > 0)
                Monitor.Wait(_gate);
        }
    }

    /// <summary>Drops what waits and waits for what runs.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _waiting.Clear();
            Monitor.PulseAll(_gate);
            while (_running > 0)
                Monitor.Wait(_gate);
        }
    }

    private void Work()
    {
        while (Next() is { } merge)
            run(merge);
    }

    private SegmentMerge? Next()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
            if (_waiting.Count == 0)
            {
                _running--;
                return null;
            }
            SegmentMerge smallest = _waiting.MinBy(static m => m.Inputs.Sum(static s => s.Bytes))!;
            _waiting.Remove(smallest);
            return smallest;
        }
    }
}

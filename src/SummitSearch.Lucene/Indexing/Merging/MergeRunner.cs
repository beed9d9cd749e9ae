using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Finds merges, runs them, and puts their results into the writer's state together with the deletions that came meanwhile.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class MergeRunner
{
    private readonly IndexDirectory _directory;
    private readonly IndexWriterOptions _options;
    private readonly WriterState _state;
    private readonly SegmentSealer _sealer;
    private readonly FieldSchema _schema;
    private readonly MergeScheduler _scheduler;
    private readonly CancellationTokenSource _stop = new();
    private long _done;

    public MergeRunner(IndexDirectory directory, IndexWriterOptions options, WriterState state, SegmentSealer sealer, FieldSchema schema)
    {
        _directory = directory;
        _options = options;
        _state = state;
        _sealer = sealer;
        _schema = schema;
        _scheduler = new MergeScheduler(options.MergeThreads, RunInBackground);
    }

    /// <summary>Merges that came to their end.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Starts the merges that the policy wants, and holds the caller back while too many wait.</summary>
    public void MergeIfNeeded()
    {
        if (_stop.IsCancellationRequested || _state.Failure is not null || _state.IsFullFlushing)
            return;
        _scheduler.Enqueue(_state.Locked(segments => Begin(segments, _options.MergePolicy.FindMerges)));
        _scheduler.Throttle();
    }

    /// <summary>Runs the merges that are found, in this thread, until none is found any more.</summary>
    public void Force(Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        while (!_stop.IsCancellationRequested && _state.Failure is null)
        {
            _scheduler.WaitUntilIdle();
            IReadOnlyList<SegmentMerge> merges = _state.Locked(segments => Begin(segments, find));
            if (merges.Count == 0)
                return;
            foreach (SegmentMerge merge in merges)
                Run(merge);
        }
    }

    /// <summary>Waits until no merge runs or waits.</summary>
    public void WaitUntilIdle() => _scheduler.WaitUntilIdle();

    /// <summary>Starts no more merges; those that run end soon (<paramref name="finish"/> false) or are waited for.</summary>
    public void Stop(bool finish)
    {
        if (!finish)
            _stop.Cancel();
        _scheduler.Stop();
        _stop.Cancel();
    }

    private static List<SegmentMerge> Begin(List<WriterSegment> segments, Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        MergeCandidate[] candidates = [.. segments.Select(static s => new MergeCandidate(s.Name, s.Bytes, s.MaxDoc, s.DeletedCount, s.IsMerging))];
        List<SegmentMerge> merges = [];
        foreach (IReadOnlyList<MergeCandidate> group in find(candidates))
        {
            HashSet<string> names = [.. group.Select(static c => c.Name)];
            // Index order, so that documents keep theirs.
            WriterSegment[] inputs = [.. segments.Where(s => names.Contains(s.Name))];
            if (inputs.Length != group.Count || inputs.Any(static s => s.IsMerging))
                throw new InvalidOperationException("The merge policy chose a segment twice, one that is merging, or one that does not exist.");
            foreach (WriterSegment input in inputs)
                input.IsMerging = true;
            merges.Add(new SegmentMerge(inputs));
        }
        return merges;
    }

    private void RunInBackground(SegmentMerge merge)
    {
        try
        {
            Run(merge);
        }
        catch (Exception e)
        {
            _state.Fail(e);
        }
    }

    private void Run(SegmentMerge merge)
    {
        string name = _state.NextSegmentName();
        SegmentCommitInfo? merged = null;
        IReadOnlyList<MergeInput> inputs = [];
        try
        {
            inputs = _state.Locked(segments => OpenInputs(segments, merge));
            if (inputs.Any(static i => i.Docs.LiveCount > 0))
                merged = new SegmentMerger(_directory, _sealer, name, inputs, _schema, _stop.Token).Merge();
            if (!_state.Locked(segments => Finish(segments, merge, inputs, merged)))
                _sealer.DeleteFilesOf(name);
            Interlocked.Increment(ref _done);
        }
        catch (Exception e)
        {
            _sealer.DeleteFilesOf(name);
            bool unwanted = (e is OperationCanceledException && _stop.IsCancellationRequested) || !_state.Locked(segments => merge.Inputs.All(segments.Contains));
            if (!unwanted)
                throw;
        }
        finally
        {
            foreach (MergeInput input in inputs)
                input.Dispose();
            _state.Locked(_ => Unmark(merge));
        }
    }

    private static bool Unmark(SegmentMerge merge)
    {
        foreach (WriterSegment input in merge.Inputs)
            input.IsMerging = false;
        return true;
    }

    private List<MergeInput> OpenInputs(List<WriterSegment> segments, SegmentMerge merge)
    {
        if (!merge.Inputs.All(segments.Contains))
            return [];
        _state.ApplyDeletesNow(merge.Inputs);
        List<MergeInput> inputs = [];
        int docBase = 0;
        foreach (WriterSegment segment in merge.Inputs)
        {
            FixedBitSet? live = segment.ShareLive();
            inputs.Add(new MergeInput(segment.OpenReader(), new DocMap(docBase, segment.MaxDoc, live)));
            docBase = checked(docBase + inputs[^1].Docs.LiveCount);
        }
        return inputs;
    }

    /// <summary>Puts the result in; false if the inputs are gone meanwhile and it is not wanted any more.</summary>
    private bool Finish(List<WriterSegment> segments, SegmentMerge merge, IReadOnlyList<MergeInput> inputs, SegmentCommitInfo? merged)
    {
        if (_state.Failure is not null || !merge.Inputs.All(segments.Contains))
            return false;
        // All inputs are brought to the same moment, so that later deletions hit the result once.
        _state.ApplyDeletesNow(merge.Inputs);
        WriterSegment? result = null;
        if (merged is not null)
        {
            result = new WriterSegment(_directory, merged) { AppliedSequence = merge.Inputs[0].AppliedSequence };
            for (int i = 0; i < inputs.Count; i++)
                CarryDeletes(merge.Inputs[i], inputs[i].Docs, result);
        }
        bool empty = result is null || result.DeletedCount == result.MaxDoc;
        _state.Replace(merge.Inputs, empty ? null : result);
        return !empty;
    }

    /// <summary>Deletes in the result what was deleted in an input while the merge ran.</summary>
    private static void CarryDeletes(WriterSegment input, DocMap docs, WriterSegment result)
    {
        FixedBitSet? now = input.ShareLive();
        if (now is null || ReferenceEquals(now, docs.Live))
            return;
        for (int docId = 0; docId < docs.MaxDoc; docId++)
        {
            int mapped = docs[docId];
            if (mapped != DocMap.Deleted && !now[docId])
                result.Delete(mapped);
        }
    }
}

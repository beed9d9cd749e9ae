using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing.Buffering;
using SummitSearch.Lucene.Indexing.Deleting;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Threading;

namespace SummitSearch.Lucene.Indexing;

/// <summary>The segments of an open writer, their deletions, and the files that they need.</summary>
/// <remarks>
/// Thread-safe behind one lock, which is never held while documents are inverted, flushed or merged. Readers and commits see the state only at the end
/// of a full flush: then every change up to one sequence number is in it and none of the later ones. Segments that are flushed during a full flush are
/// parked until that moment.
/// </remarks>
internal sealed class WriterState
{
    private readonly object _gate = new();
    private readonly Lock _fullFlushGate = new();
    private readonly IndexDirectory _directory;
    private readonly BufferPool _pool;
    private readonly List<WriterSegment> _segments = [];
    private readonly List<(DocumentBuffer Buffer, SegmentCommitInfo? Segment)> _parked = [];
    private readonly FileReferences _files;
    private bool _fullFlush;
    private long _discardedEpoch;
    private long _nextSegmentNumber;
    private long _changes;
    private Exception? _failure;

    /// <summary>Starts from a commit.</summary>
    public WriterState(IndexDirectory directory, BufferPool pool, FileReferences files, SegmentInfos commit)
    {
        _directory = directory;
        _pool = pool;
        _files = files;
        _nextSegmentNumber = commit.NextSegmentNumber;
        _changes = commit.ChangeCount;
        Origin = commit;
        foreach (SegmentCommitInfo segment in commit.Segments)
            AddSegment(new WriterSegment(directory, segment));
    }

    /// <summary>The commit that was opened.</summary>
    public SegmentInfos Origin { get; }

    /// <summary>Change counter: grows whenever segments or deletions change.</summary>
    public long Changes
    {
        get
        {
            lock (_gate)
                return _changes;
        }
    }

    /// <summary>The error that made the writer unusable, if any.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>A new segment name.</summary>
    public string NextSegmentName() => IndexFileNames.SegmentName(Interlocked.Increment(ref _nextSegmentNumber) - 1);

    /// <summary>Notes an error after which the writer takes no more changes.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Runs something under the state's lock, outside full flushes.</summary>
    public T Locked<T>(Func<List<WriterSegment>, T> action)
    {
        lock (_gate)
        {
            WaitForFullFlush();
            return action(_segments);
        }
    }

    /// <summary>True during a full flush, whose thread looks after merges when it ends.</summary>
    public bool IsFullFlushing
    {
        get
        {
            lock (_gate)
                return _fullFlush;
        }
    }

    /// <summary>Takes a flushed buffer's segment into the index (null: nothing of the buffer is left).</summary>
    public void Publish(DocumentBuffer buffer, SegmentCommitInfo? segment)
    {
        lock (_gate)
        {
            _parked.Add((buffer, segment));
            if (!_fullFlush)
                PublishParked(long.MaxValue, _pool.CutDeletes());
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Flushes everything, applies all deletions, and runs something on the state of that very moment.</summary>
    /// <param name="flush">Flushes one buffer and publishes it.</param>
    /// <param name="atMoment">Runs under the lock; gets the segments and the sequence number of the last change in them.</param>
    public T FullFlush<T>(Action<DocumentBuffer> flush, Func<List<WriterSegment>, long, T> atMoment)
    {
        lock (_fullFlushGate)
        {
            lock (_gate)
                _fullFlush = true;
            try
            {
                (List<DocumentBuffer> buffers, long sequence, long epoch) = _pool.CutAll();
                OwnThreads.ForEach(buffers, Environment.ProcessorCount, flush);
                lock (_gate)
                {
                    WaitForParked(epoch);
                    PublishParked(epoch, sequence);
                    ApplyDeletes(_segments, sequence);
                    DropEmpty();
                    _pool.ForgetPackets(sequence);
                    return atMoment(_segments, sequence);
                }
            }
            finally
            {
                EndFullFlush();
            }
        }
    }

    /// <summary>Applies all deletions so far to some segments. Callable under <see cref="Locked"/>.</summary>
    public void ApplyDeletesNow(IEnumerable<WriterSegment> segments) => ApplyDeletes(segments, _pool.CutDeletes());

    /// <summary>Notes that segments or deletions changed. Callable under <see cref="Locked"/>.</summary>
    public void Changed() => _changes++;

    /// <summary>Adds a segment and counts its files. Callable under <see cref="Locked"/>.</summary>
    public void AddSegment(WriterSegment segment)
    {
        _files.Add(FileReferences.FilesOf(segment.Commit));
        _segments.Add(segment);
    }

    /// <summary>Removes a segment, and its files unless a commit needs them. Callable under <see cref="Locked"/>.</summary>
    public void RemoveSegment(WriterSegment segment)
    {
        if (!_segments.Remove(segment))
            return;
        segment.Close();
        _files.Release(FileReferences.FilesOf(segment.Commit));
    }

    /// <summary>Puts a merged segment (null: nothing is left) in the place of its inputs. Callable under <see cref="Locked"/>.</summary>
    public void Replace(IReadOnlyList<WriterSegment> inputs, WriterSegment? merged)
    {
        int place = _segments.IndexOf(inputs[0]);
        if (merged is not null)
        {
            AddSegment(merged);
            _segments.RemoveAt(_segments.Count - 1);
            _segments.Insert(place, merged);
        }
        foreach (WriterSegment input in inputs)
            RemoveSegment(input);
        _changes++;
    }

    /// <summary>Throws all segments away, and all documents in buffers. Only what comes later counts.</summary>
    /// <param name="meanwhile">Runs while no document is under way.</param>
    public void Clear(Action meanwhile)
    {
        lock (_fullFlushGate)
        {
            lock (_gate)
                _fullFlush = true;
            try
            {
                long epoch = _pool.Clear(meanwhile);
                lock (_gate)
                {
                    _discardedEpoch = epoch;
                    foreach (WriterSegment segment in _segments.ToArray())
                        RemoveSegment(segment);
                    _changes++;
                }
            }
            finally
            {
                EndFullFlush();
            }
        }
    }

    /// <summary>Writes unwritten deletions to files and describes the state as a commit. Callable at the moment of a full flush.</summary>
    public SegmentInfos Describe(long generation, IReadOnlyDictionary<string, string> userData)
    {
        foreach (WriterSegment segment in _segments)
            WriteDeletes(segment);
        SegmentInfos infos = DescribeUnwritten(generation, userData);
        // The commit needs its files from now on, whatever becomes of the segments meanwhile.
        _files.Add(FileReferences.FilesOf(infos));
        return infos;
    }

    /// <summary>Describes the state for readers, deletions in memory included.</summary>
    public SegmentInfos DescribeUnwritten(long generation, IReadOnlyDictionary<string, string> userData) => Origin with
    {
        Generation = generation,
        Id = SegmentIds.New(),
        Version = LuceneVersion.Current,
        ChangeCount = _changes,
        NextSegmentNumber = Interlocked.Read(ref _nextSegmentNumber),
        Segments = [.. _segments.Select(static s => s.Commit)],
        UserData = userData,
    };

    /// <summary>Counts a commit's files once more, for a snapshot.</summary>
    public void Hold(SegmentInfos commit)
    {
        lock (_gate)
            _files.Add(FileReferences.FilesOf(commit));
    }

    /// <summary>Counts a commit's files once less, and deletes what nobody needs.</summary>
    public void Release(SegmentInfos commit)
    {
        lock (_gate)
            _files.Release(FileReferences.FilesOf(commit));
    }

    /// <summary>Deletes files of an abandoned flush or merge.</summary>
    public void DeleteUnneeded(IEnumerable<string> files)
    {
        lock (_gate)
            _files.DeleteUnneeded(files);
    }

    /// <summary>Deletes all files that look like an index's and that nothing needs.</summary>
    public void DeleteLeftovers()
    {
        lock (_gate)
            _files.DeleteLeftovers();
    }

    /// <summary>Lets go of all open files.</summary>
    public void Close()
    {
        lock (_gate)
        {
            foreach (WriterSegment segment in _segments)
                segment.Close();
        }
    }

    private void WriteDeletes(WriterSegment segment)
    {
        string[] before = [.. FileReferences.FilesOf(segment.Commit)];
        if (segment.WriteDeletes() is null)
            return;
        _files.Add(FileReferences.FilesOf(segment.Commit));
        _files.Release(before);
    }

    private void WaitForFullFlush()
    {
        while (_fullFlush)
            Monitor.Wait(_gate);
    }

    private void WaitForParked(long epoch)
    {
        while (_failure is null && _pool.DetachedCount(epoch) > _parked.Count(p => p.Buffer.Epoch <= epoch))
            Monitor.Wait(_gate);
        if (_failure is not null)
            throw new WriterFailedException(_failure);
    }

    private void EndFullFlush()
    {
        lock (_gate)
        {
            _fullFlush = false;
            PublishParked(long.MaxValue, _pool.CutDeletes());
            Monitor.PulseAll(_gate);
        }
    }

    private void PublishParked(long maxEpoch, long upTo)
    {
        for (int i = 0; i < _parked.Count; i++)
        {
            (DocumentBuffer buffer, SegmentCommitInfo? segment) = _parked[i];
            if (buffer.Epoch > maxEpoch)
                continue;
            _parked.RemoveAt(i--);
            if (segment is not null)
                PublishOne(buffer, segment, upTo);
            _pool.Finished(buffer);
        }
    }

    private void PublishOne(DocumentBuffer buffer, SegmentCommitInfo flushed, long upTo)
    {
        if (buffer.Epoch <= _discardedEpoch || _failure is not null)
        {
            _files.DeleteUnneeded(FileReferences.FilesOf(flushed));
            return;
        }
        WriterSegment segment = new(_directory, flushed) { AppliedSequence = upTo };
        if (buffer.LiveDocs() is { } live)
            segment.DeleteAllBut(live);
        foreach (DeletePacket packet in _pool.Packets(buffer.MinSequence, upTo))
        {
            foreach ((Term term, long sequence) in packet.Terms)
                buffer.DeleteBefore(term, sequence, segment);
            foreach ((Query query, long sequence) in packet.Queries)
                QueryDeletes.Apply(query, segment, _directory, docId => buffer.SequenceOf(docId) < sequence);
        }
        AddSegment(segment);
        _changes++;
    }

    private void ApplyDeletes(IEnumerable<WriterSegment> segments, long upTo)
    {
        foreach (WriterSegment segment in segments)
        {
            if (segment.AppliedSequence >= upTo)
                continue;
            int before = segment.DeletedCount;
            foreach (DeletePacket packet in _pool.Packets(segment.AppliedSequence, upTo))
            {
                TermDeletes.Apply(packet.SortedTerms, segment);
                foreach ((Query query, _) in packet.Queries)
                    QueryDeletes.Apply(query, segment, _directory, null);
            }
            segment.AppliedSequence = upTo;
            if (segment.DeletedCount != before)
                _changes++;
        }
    }

    private void DropEmpty()
    {
        foreach (WriterSegment segment in _segments.ToArray())
        {
            if (segment.DeletedCount == segment.MaxDoc && !segment.IsMerging)
            {
                RemoveSegment(segment);
                _changes++;
            }
        }
    }
}

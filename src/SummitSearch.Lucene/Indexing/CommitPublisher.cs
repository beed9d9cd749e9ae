using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Indexing.Buffering;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Makes the state of a writer a commit, in two phases: first everything is durable under a name that readers ignore, then one rename publishes it.</summary>
/// <remarks>Thread-safe; commits wait for each other.</remarks>
internal sealed class CommitPublisher
{
    private readonly IndexDirectory _directory;
    private readonly WriterState _state;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _durable = new(StringComparer.Ordinal);
    private SegmentInfos _last;
    private SegmentInfos? _prepared;
    private (long Sequence, long Changes) _stampOfPrepared;
    private long _generation;
    private bool _mustWrite;

    /// <summary>Starts from the commit that is in the directory.</summary>
    public CommitPublisher(IndexDirectory directory, WriterState state, FileReferences files, SegmentInfos last, bool startsOver)
    {
        _directory = directory;
        _state = state;
        _last = last;
        _mustWrite = startsOver || last.Generation == 0;
        _generation = LargestGeneration(directory);
        StampOfLast = (0, state.Changes);
        if (last.Generation > 0)
            files.Add(FileReferences.FilesOf(last));
    }

    /// <summary>The last commit.</summary>
    public SegmentInfos Last => Volatile.Read(ref _last);

    /// <summary>The writer's changes as of the last commit.</summary>
    public (long Sequence, long Changes) StampOfLast { get; private set; }

    /// <summary>True between the two phases.</summary>
    public bool IsPrepared
    {
        get
        {
            lock (_gate)
                return _prepared is not null;
        }
    }

    /// <summary>The last commit of a directory, or an empty one of generation 0.</summary>
    public static SegmentInfos ReadLatest(IndexDirectory directory) =>
        SegmentInfosFile.LatestGeneration(directory) == 0 ? new SegmentInfos() : SegmentInfosFile.ReadLatest(directory);

    /// <summary>First phase.</summary>
    public void Prepare(Action<DocumentBuffer> flush, IReadOnlyDictionary<string, string>? userData)
    {
        lock (_gate)
        {
            if (_prepared is not null)
                throw new InvalidOperationException("A commit is prepared already. End it with Commit, or take it back with Rollback.");
            PrepareLocked(flush, userData);
        }
    }

    /// <summary>Both phases, or the second if the first is done; returns the generation of the last commit.</summary>
    public long Commit(Action<DocumentBuffer> flush, IReadOnlyDictionary<string, string>? userData)
    {
        lock (_gate)
        {
            if (_prepared is null)
                PrepareLocked(flush, userData);
            if (_prepared is not null)
                PublishLocked(_prepared);
            return _last.Generation;
        }
    }

    /// <summary>Takes a prepared commit back.</summary>
    public void Rollback()
    {
        lock (_gate)
        {
            if (_prepared is { } prepared)
                Abandon(prepared);
        }
    }

    /// <summary>Keeps the files of the last commit.</summary>
    public IndexSnapshot TakeSnapshot()
    {
        lock (_gate)
        {
            if (_last.Generation == 0)
                throw new InvalidOperationException("There is no commit yet to take a snapshot of. Commit first.");
            _state.Hold(_last);
            return new IndexSnapshot(_last, _state.Release);
        }
    }

    private void PrepareLocked(Action<DocumentBuffer> flush, IReadOnlyDictionary<string, string>? userData)
    {
        // The number goes on even after a failed attempt, whose files may still be there.
        long generation = _generation + 1;
        (long Sequence, long Changes) stamp = default;
        SegmentInfos? infos = _state.FullFlush(flush, (_, sequence) =>
        {
            stamp = (sequence, _state.Changes);
            bool changed = _mustWrite || stamp.Changes != StampOfLast.Changes || (userData is not null && !SameNotes(userData, _last.UserData));
            if (!changed)
                return null;
            _generation = generation;
            return _state.Describe(generation, userData ?? _last.UserData);
        });
        if (infos is null)
        {
            StampOfLast = stamp;
            return;
        }
        _stampOfPrepared = stamp;
        _prepared = infos;
        try
        {
            _directory.SyncMetadata();
            string pending = SegmentInfosFile.WritePending(_directory, infos);
            string[] fresh = [.. infos.Segments.SelectMany(FileReferences.FilesOf).Distinct().Where(f => !_durable.Contains(f))];
            _directory.Sync([pending]);
            _directory.Sync(fresh);
            _durable.UnionWith(fresh);
        }
        catch
        {
            Abandon(infos);
            throw;
        }
    }

    private void PublishLocked(SegmentInfos infos)
    {
        try
        {
            SegmentInfosFile.Publish(_directory, infos.Generation);
        }
        catch
        {
            // Whether the rename happened or not, what is not known to be durable must not be found by readers.
            Abandon(infos);
            throw;
        }
        SegmentInfos before = _last;
        _prepared = null;
        Volatile.Write(ref _last, infos);
        StampOfLast = _stampOfPrepared;
        _mustWrite = false;
        _durable.IntersectWith(infos.Segments.SelectMany(FileReferences.FilesOf));
        if (before.Generation > 0)
            _state.Release(before);
    }

    private void Abandon(SegmentInfos infos)
    {
        _prepared = null;
        _mustWrite = true;
        _state.DeleteUnneeded([IndexFileNames.PendingCommit(infos.Generation)]);
        _state.Release(infos);
    }

    private static bool SameNotes(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(e => b.TryGetValue(e.Key, out string? value) && value == e.Value);

    private static long LargestGeneration(IndexDirectory directory)
    {
        long largest = 0;
        foreach (string name in directory.ListFiles())
        {
            ReadOnlySpan<char> number = name.StartsWith(IndexFileNames.PendingCommitPrefix, StringComparison.Ordinal)
                ? name.AsSpan(IndexFileNames.PendingCommitPrefix.Length)
                : name.StartsWith(IndexFileNames.CommitPrefix, StringComparison.Ordinal) ? name.AsSpan(IndexFileNames.CommitPrefix.Length) : default;
            if (IndexFileNames.TryParseBase36(number, out long generation))
                largest = Math.Max(largest, generation);
        }
        return largest;
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing.Buffering;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Adds, replaces and deletes documents of an index, and makes the changes durable.</summary>
/// <remarks>
/// Thread-safe: any number of threads may add at once, each fills a buffer of its own. One writer at a time may be open on an index, over all processes.
/// Nothing is visible to readers of the directory before <see cref="Commit"/>, and everything before it survives a power cut once it returned.
/// <see cref="OpenReader()"/> sees the changes without a commit. Changes by one thread happen in their order; those of several in the order in which the calls return.
/// </remarks>
public sealed class IndexWriter : IDisposable
{
    private const int BlockBytes = BytePool.BlockSize;
    private readonly IndexDirectory _directory;
    private readonly IndexWriterOptions _options;
    private readonly IDisposable _lock;
    private readonly FieldSchema _schema = new();
    private readonly BufferPool _pool;
    private readonly WriterState _state;
    private readonly SegmentFlusher _flusher;
    private readonly CommitPublisher _commits;
    private readonly MergeRunner _merges;
    private int _closed;

    /// <summary>Opens an index for writing, creating it where there is none.</summary>
    /// <param name="directory">Where the index is; not owned by the writer.</param>
    /// <param name="options">How to work.</param>
    /// <exception cref="IndexLockedException">Another writer has the index open.</exception>
    /// <exception cref="CorruptIndexException">The last commit is damaged.</exception>
    /// <exception cref="UnsupportedIndexFormatException">The index is of another codec.</exception>
    public IndexWriter(IndexDirectory directory, IndexWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _directory = directory;
        _options = options;
        _lock = directory.ObtainWriteLock();
        try
        {
            long budget = (long)options.RamBufferMegabytes << 20;
            SegmentInfos commit = CommitPublisher.ReadLatest(directory);
            SegmentInfos start = options.Create ? commit with { Segments = [] } : commit;
            FileReferences files = new(directory);
            BlockRecycler recycler = new((int)(budget / BlockBytes));
            SegmentSealer sealer = new(directory, options);
            _pool = new BufferPool(epoch => NewBuffer(recycler, sealer, epoch), budget);
            _state = new WriterState(directory, _pool, files, start);
            _commits = new CommitPublisher(directory, _state, files, commit, options.Create);
            _flusher = new SegmentFlusher(directory, sealer);
            _merges = new MergeRunner(directory, options, _state, sealer, _schema);
            _state.DeleteLeftovers();
            _state.Locked(RegisterFields);
        }
        catch
        {
            _state?.Close();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Documents added since the last flush; a rough figure while others add.</summary>
    public int BufferedDocuments => _pool.BufferedDocuments;

    /// <summary>Merges done since the writer was opened.</summary>
    public long MergesDone => _merges.Done;

    /// <summary>Whether there is a commit, of this writer or from before it.</summary>
    public bool HasCommit => _commits.Last.Generation > 0;

    /// <summary>What the application noted in the last commit.</summary>
    public IReadOnlyDictionary<string, string> CommittedUserData => _commits.Last.UserData;

    /// <summary>True if something changed since the last commit.</summary>
    public bool HasUncommittedChanges => _commits.Last.Generation == 0 || ChangeStamp != _commits.StampOfLast;

    /// <summary>True after an error that the writer cannot go on after: it takes no more changes. Dispose it and open a new one.</summary>
    public bool HasFailed => _state.Failure is not null;

    /// <summary>Grows with every change; equal stamps mean equal contents.</summary>
    internal (long Sequence, long Changes) ChangeStamp => (_pool.Sequence, _state.Changes);

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">The document contradicts the options of a field, or holds what the format does not allow; nothing of it is kept, everything else is.</exception>
    public void AddDocument(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Add(null, [document]);
    }

    /// <summary>Adds documents as one: readers see all of them or none, next to each other.</summary>
    /// <exception cref="ArgumentException">As for <see cref="AddDocument"/>; nothing of the whole block is kept.</exception>
    public void AddDocuments(IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        Add(null, documents);
    }

    /// <summary>Replaces all documents that hold a term by one.</summary>
    /// <exception cref="ArgumentException">As for <see cref="AddDocument"/>; the old documents stay.</exception>
    public void UpdateDocument(Term term, Document document)
    {
        ArgumentNullException.ThrowIfNull(term);
        ArgumentNullException.ThrowIfNull(document);
        Add(term, [document]);
    }

    /// <summary>Replaces all documents that hold a term by a block of documents, at one stroke for readers. The block may be empty.</summary>
    /// <exception cref="ArgumentException">As for <see cref="AddDocument"/>; the old documents stay.</exception>
    public void UpdateDocuments(Term term, IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(term);
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count == 0)
            DeleteDocuments(term);
        else
            Add(term, documents);
    }

    /// <summary>Deletes all documents that hold one of the terms.</summary>
    public void DeleteDocuments(params ReadOnlySpan<Term> terms)
    {
        EnsureOpen();
        _pool.Delete(terms);
        FlushIfDeletesPileUp();
    }

    /// <summary>Deletes all documents that a query matches and that were added before.</summary>
    public void DeleteDocuments(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        EnsureOpen();
        _pool.Delete(query);
        FlushIfDeletesPileUp();
    }

    /// <summary>Deletes all documents, and forgets the fields, so that their options may be chosen anew.</summary>
    public void DeleteAll()
    {
        EnsureOpen();
        _state.Clear(_schema.Clear);
    }

    /// <summary>Writes all buffered documents into segments and applies all deletions. Readers of the directory see nothing of it before the next commit.</summary>
    public void Flush()
    {
        EnsureOpen();
        _state.FullFlush(FlushBuffer, static (_, _) => true);
        _merges.MergeIfNeeded();
    }

    /// <summary>First half of a commit: everything is on disk and durable, yet readers still see the commit before. <see cref="Commit"/> ends it,
    /// <see cref="Rollback"/> takes it back.</summary>
    /// <param name="userData">The application's own notes; null keeps those of the commit before.</param>
    /// <exception cref="InvalidOperationException">A commit is prepared already.</exception>
    public void PrepareCommit(IReadOnlyDictionary<string, string>? userData = null)
    {
        EnsureOpen();
        _commits.Prepare(FlushBuffer, userData);
    }

    /// <summary>Makes all changes so far durable and visible. If nothing changed since the last commit, nothing is written.</summary>
    /// <param name="userData">The application's own notes; null keeps those of the commit before. Ignored if a commit is prepared.</param>
    /// <returns>Generation of the commit that is now the last.</returns>
    /// <exception cref="IOException">It could not be written; the commit before is still the last, and the call may be repeated.</exception>
    public long Commit(IReadOnlyDictionary<string, string>? userData = null)
    {
        EnsureOpen();
        long generation = _commits.Commit(FlushBuffer, userData);
        _merges.MergeIfNeeded();
        return generation;
    }

    /// <summary>Drops all changes since the last commit, a prepared one included, and closes the writer.</summary>
    public void Rollback()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
            Close(commit: false);
    }

    /// <summary>Merges until at most so many segments are left, without deleted documents if it is one. Returns when that is done.</summary>
    public void ForceMerge(int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        EnsureOpen();
        _state.FullFlush(FlushBuffer, static (_, _) => true);
        _merges.Force(segments => _options.MergePolicy.FindForcedMerges(segments, maxSegments));
        EnsureOpen();
    }

    /// <summary>Rewrites the segments that hold many deleted documents. Returns when that is done.</summary>
    public void ForceMergeDeletes()
    {
        EnsureOpen();
        _state.FullFlush(FlushBuffer, static (_, _) => true);
        _merges.Force(_options.MergePolicy.FindMergesOfDeletes);
        EnsureOpen();
    }

    /// <summary>Waits until no merge runs or waits in the background.</summary>
    public void WaitForMerges()
    {
        EnsureOpen();
        _merges.WaitUntilIdle();
        EnsureOpen();
    }

    /// <summary>A reader of the index as it is at this moment, uncommitted changes included. It costs what changed since the last one.</summary>
    public IndexReader OpenReader() => OpenReader(out _);

    /// <summary>The same, and the stamp of the changes that the reader sees.</summary>
    internal IndexReader OpenReader(out (long Sequence, long Changes) stamp)
    {
        EnsureOpen();
        (IndexReader reader, stamp) = _state.FullFlush(FlushBuffer, (segments, sequence) => (OpenReaderOn(segments), (sequence, _state.Changes)));
        _merges.MergeIfNeeded();
        return reader;
    }

    /// <summary>Keeps the files of the last commit in place until the result is disposed, for a backup while writing goes on.</summary>
    /// <exception cref="InvalidOperationException">Nothing was committed yet.</exception>
    public IndexSnapshot TakeSnapshot()
    {
        EnsureOpen();
        return _commits.TakeSnapshot();
    }

    /// <summary>Commits and closes. After a failure that the writer cannot go on after, or a prepared commit that was not ended, it rolls back instead.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
            Close(commit: _state.Failure is null && !_commits.IsPrepared);
    }

    private void Close(bool commit)
    {
        try
        {
            _merges.Stop(finish: commit);
            if (commit)
                _commits.Commit(FlushBuffer, null);
            else
                _commits.Rollback();
        }
        finally
        {
            try
            {
                // Lets go of everything that is not in the last commit.
                _state.Clear(static () => { });
                _state.DeleteLeftovers();
            }
            finally
            {
                _lock.Dispose();
            }
        }
    }

    private void Add(Term? replaced, IReadOnlyList<Document> documents)
    {
        EnsureOpen();
        DocumentBuffer buffer = _pool.CheckOut();
        DocumentBuffer? full;
        try
        {
            for (int i = 0; i < documents.Count; i++)
                buffer.Add(documents[i] ?? throw new ArgumentException("A document of the block is null.", nameof(documents)));
        }
        catch (Exception e)
        {
            if (buffer.IsBroken)
                _state.Fail(e);
            full = _pool.CheckInFailed(buffer);
            if (full is not null)
                FlushBuffer(full);
            throw;
        }
        full = _pool.CheckIn(buffer, replaced);
        if (full is not null)
        {
            FlushBuffer(full);
            _merges.MergeIfNeeded();
        }
        FlushIfDeletesPileUp();
    }

    private void FlushIfDeletesPileUp()
    {
        if (_pool.HasTooManyDeletes)
            Flush();
    }

    /// <summary>Turns a detached buffer into a segment of the index.</summary>
    private void FlushBuffer(DocumentBuffer buffer)
    {
        SegmentCommitInfo? segment = null;
        try
        {
            if (_state.Failure is null)
                segment = _flusher.Flush(buffer);
        }
        catch (Exception e)
        {
            _state.Fail(e);
            throw;
        }
        finally
        {
            _state.Publish(buffer, segment);
        }
    }

    private DocumentBuffer NewBuffer(BlockRecycler recycler, SegmentSealer sealer, long epoch) =>
        new(_directory, _state.NextSegmentName(), SegmentIds.New(), sealer.StoredFieldsMode, _schema, _options.Analyzer, recycler) { Epoch = epoch };

    private IndexReader OpenReaderOn(List<WriterSegment> segments)
    {
        CodecSegmentReader[] readers = [.. segments.Select(static s => s.OpenReader())];
        SegmentInfos infos = _state.DescribeUnwritten(_commits.Last.Generation, _commits.Last.UserData);
        return SegmentCore.OpenIndexReader(_directory, infos, readers);
    }

    private bool RegisterFields(List<WriterSegment> segments)
    {
        foreach (WriterSegment segment in segments)
        {
            using CodecSegmentReader reader = segment.OpenReader();
            _schema.Register(reader.Fields);
        }
        return true;
    }

    private void EnsureOpen()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
        if (_state.Failure is { } failure)
            throw new WriterFailedException(failure);
    }
}

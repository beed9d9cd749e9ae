using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>A segment as the writer holds it: as last written, plus the deletions made since.</summary>
/// <remarks>Not thread-safe: the lock of <see cref="WriterState"/> covers it. Bit sets handed to readers are never changed afterwards.</remarks>
internal sealed class WriterSegment(IndexDirectory directory, SegmentCommitInfo commit)
{
    private FixedBitSet? _live;
    private bool _liveIsShared;
    private bool _liveIsLoaded = commit.DeletionsGeneration < 0;
    private SegmentCore? _core;
    private long _nextDeletionsGeneration = Math.Max(1, commit.DeletionsGeneration + 1);

    /// <summary>The segment with the generations that are in files.</summary>
    public SegmentCommitInfo Commit { get; private set; } = commit;

    /// <summary>All deletions up to this sequence number have been applied.</summary>
    public long AppliedSequence { get; set; }

    /// <summary>True while a merge takes the segment.</summary>
    public bool IsMerging { get; set; }

    /// <summary>Segment name.</summary>
    public string Name => Commit.Info.Name;

    /// <summary>Number of documents, deleted ones included.</summary>
    public int MaxDoc => Commit.Info.MaxDoc;

    /// <summary>Deleted documents, those not yet in a file included.</summary>
    public int DeletedCount { get; private set; } = commit.DeletedCount;

    /// <summary>True if deletions are not in a file yet.</summary>
    public bool HasUnwrittenDeletes { get; private set; }

    /// <summary>Size of the segment's files in bytes.</summary>
    public long Bytes { get; } = FileReferences.FilesOf(commit).Sum(directory.FileLength);

    /// <summary>The documents that are not deleted, or null if all are live. Shared: not to be changed.</summary>
    public FixedBitSet? ShareLive()
    {
        LoadLive();
        _liveIsShared = true;
        return _live;
    }

    /// <summary>Deletes a document; false if it was deleted before.</summary>
    public bool Delete(int docId)
    {
        LoadLive();
        if (_live is null)
        {
            _live = new FixedBitSet(MaxDoc);
            _live.SetAll();
        }
        else if (!_live[docId])
        {
            return false;
        }
        else if (_liveIsShared)
        {
            _live = _live.Clone();
        }
        _liveIsShared = false;
        _live.Clear(docId);
        DeletedCount++;
        HasUnwrittenDeletes = true;
        return true;
    }

    /// <summary>Sets the documents that failed while their buffer was filled.</summary>
    public void DeleteAllBut(FixedBitSet live)
    {
        for (int docId = 0; docId < MaxDoc; docId++)
        {
            if (!live[docId])
                Delete(docId);
        }
    }

    /// <summary>Writes the deletions into a new generation; returns the file's name, or null if there was nothing to write.</summary>
    public string? WriteDeletes()
    {
        if (!HasUnwrittenDeletes)
            return null;
        // A generation whose file could not be finished is never used again.
        long generation = _nextDeletionsGeneration++;
        string file = LiveDocsFile.Write(directory, Commit.Info, generation, _live!);
        Commit = Commit with { DeletionsGeneration = generation, DeletedCount = DeletedCount, SoftDeletedCount = CountSoftDeleted(), StateId = SegmentIds.New() };
        HasUnwrittenDeletes = false;
        return file;
    }

    /// <summary>A reader of the segment as it is now, which the caller disposes. The files stay open until <see cref="Close"/> and the last reader's end.</summary>
    public CodecSegmentReader OpenReader()
    {
        _core ??= SegmentCore.Open(directory, Commit);
        return _core.OpenReader(Commit with { DeletedCount = DeletedCount }, ShareLive());
    }

    /// <summary>Lets go of the files.</summary>
    public void Close()
    {
        _core?.Release();
        _core = null;
    }

    /// <summary>Documents marked by Apache Lucene's soft deletes that are not deleted for good: only these count as softly deleted.</summary>
    private int CountSoftDeleted()
    {
        if (Commit.SoftDeletedCount == 0)
            return 0;
        using CodecSegmentReader reader = OpenReader();
        if (reader.Fields.FirstOrDefault(static f => f.IsSoftDeletesField) is not { } field || reader.NumericDocValues(field.Name) is not { } marks)
            return 0;
        int count = 0;
        while (marks.NextDoc() != DocIdCursor.NoMoreDocs)
            count += _live![marks.DocId] ? 1 : 0;
        return count;
    }

    private void LoadLive()
    {
        if (_liveIsLoaded)
            return;
        _live = LiveDocsFile.Read(directory, Commit);
        _liveIsLoaded = true;
    }
}

using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Segments;

/// <summary>A view of an index at one point in time: its segments in order. Never changes, whatever writers do.</summary>
/// <remarks>Thread-safe. Counted: whoever searches takes a share with <see cref="Acquire"/>, so that the files stay mapped until the last search ended,
/// even if the owner disposes the reader meanwhile.</remarks>
public sealed class IndexReader : IDisposable
{
    private readonly int[] _docBases;
    private readonly Action _close;
    private int _shares = 1;
    private int _disposed;

    internal IndexReader(IndexDirectory directory, SegmentInfos commit, IReadOnlyList<SegmentReader> segments, Action close)
    {
        Directory = directory;
        Commit = commit;
        Segments = segments;
        _close = close;
        _docBases = new int[segments.Count];
        for (int i = 0; i < segments.Count; i++)
        {
            _docBases[i] = MaxDoc;
            MaxDoc = checked(MaxDoc + segments[i].MaxDoc);
            LiveCount += segments[i].LiveCount;
        }
    }

    /// <summary>Where the index is.</summary>
    public IndexDirectory Directory { get; }

    /// <summary>The commit that was opened; for a near-real-time reader, the state it was taken from.</summary>
    public SegmentInfos Commit { get; }

    /// <summary>The segments in index order.</summary>
    public IReadOnlyList<SegmentReader> Segments { get; }

    /// <summary>Number of documents, deleted ones included; document numbers are below it.</summary>
    public int MaxDoc { get; }

    /// <summary>Number of documents that are not deleted.</summary>
    public int LiveCount { get; }

    /// <summary>Number of the first document of a segment.</summary>
    public int DocBase(int segment) => _docBases[segment];

    /// <summary>Which segment a document is in.</summary>
    public int SegmentOf(int docId)
    {
        if ((uint)docId >= (uint)MaxDoc)
            throw new ArgumentOutOfRangeException(nameof(docId), docId, $"The index has documents 0 to {MaxDoc - 1}.");
        int at = Array.BinarySearch(_docBases, docId);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The stored fields of a document.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such document.</exception>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public Document Document(int docId)
    {
        using ReaderLease lease = Acquire();
        int segment = SegmentOf(docId);
        DocumentCollector collector = new();
        Segments[segment].OpenStoredFields().Visit(docId - _docBases[segment], collector);
        return collector.Document;
    }

    /// <summary>Takes a share of the open files for as long as the result lives.</summary>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public ReaderLease Acquire() => TryAcquire() ? new ReaderLease(this) : throw new ObjectDisposedException(nameof(IndexReader), "The reader is closed. Open a new one.");

    /// <summary>Takes a share of the open files unless they are closed already; give it back with <see cref="Release"/>.</summary>
    internal bool TryAcquire()
    {
        int shares = Volatile.Read(ref _shares);
        while (shares > 0)
        {
            int seen = Interlocked.CompareExchange(ref _shares, shares + 1, shares);
            if (seen == shares)
                return true;
            shares = seen;
        }
        return false;
    }

    /// <summary>Gives a share back; the last one closes the files.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _shares) == 0)
            _close();
    }

    /// <summary>Gives the owner's share back. Searches that run finish undisturbed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            Release();
    }
}

using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing.Deleting;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The buffers that threads fill, within one memory budget, and the order of all changes: every change gets a sequence number here.</summary>
/// <remarks>Thread-safe. A buffer is either idle here, checked out to one thread, or detached to be flushed. Deletions collect in a packet; a cut freezes it.</remarks>
internal sealed class BufferPool(Func<long, DocumentBuffer> create, long budgetBytes)
{
    // Addresses within a buffer are 32-bit integers; it is flushed well before they run out.
    private const long MaxBufferBytes = 1900L << 20;
    private const int DeletesShare = 4;
    private readonly object _gate = new();
    private readonly List<DocumentBuffer> _active = [];
    private readonly List<DocumentBuffer> _idle = [];
    private readonly List<DocumentBuffer> _detached = [];
    private readonly List<DeletePacket> _frozen = [];
    private DeletePacket _packet = new();
    private long _epoch = 1;
    private long _sequence;
    private int _busy;
    private long _frozenBytes;
    private bool _cutting;
    private bool _tooManyDeletes;

    /// <summary>Sequence number of the last change.</summary>
    public long Sequence
    {
        get
        {
            lock (_gate)
                return _sequence;
        }
    }

    /// <summary>True once the deletions that wait to be applied take a large part of the budget, so that everything should be flushed.</summary>
    public bool HasTooManyDeletes => Volatile.Read(ref _tooManyDeletes);

    /// <summary>Documents in buffers that are not detached.</summary>
    public int BufferedDocuments
    {
        get
        {
            lock (_gate)
                return _active.Sum(static b => b.LiveCount);
        }
    }

    /// <summary>Number of full cuts so far, plus 1; buffers carry the number that was current when they were begun.</summary>
    public long Epoch
    {
        get
        {
            lock (_gate)
                return _epoch;
        }
    }

    /// <summary>Hands a buffer to the calling thread, which must check it in. Waits while a cut is being made, and while flushes lag far behind.</summary>
    public DocumentBuffer CheckOut()
    {
        lock (_gate)
        {
            while (_cutting || IsFarOverBudget())
                Monitor.Wait(_gate);
            _busy++;
            if (TakeIdle(Environment.CurrentManagedThreadId) is { } idle)
                return idle;
        }
        return CreateBuffer();
    }

    /// <summary>Takes a buffer back after its documents were added, together with the deletion that they replace.</summary>
    /// <returns>A buffer to flush now, or null.</returns>
    public DocumentBuffer? CheckIn(DocumentBuffer buffer, Term? replaced)
    {
        // The buffer is still the caller's: what can be done outside the lock keeps no other thread waiting.
        buffer.Measure();
        lock (_gate)
        {
            long sequence = ++_sequence;
            if (replaced is not null)
                AddDelete(replaced, sequence);
            buffer.Confirm(sequence);
            return Return(buffer);
        }
    }

    /// <summary>Takes a buffer back after a document failed; what was added with it is marked deleted.</summary>
    public DocumentBuffer? CheckInFailed(DocumentBuffer buffer)
    {
        buffer.Measure();
        lock (_gate)
        {
            buffer.Discard();
            buffer.Confirm(_sequence);
            return Return(buffer);
        }
    }

    /// <summary>Deletes all documents with one of the terms that were added before.</summary>
    public void Delete(ReadOnlySpan<Term> terms)
    {
        lock (_gate)
        {
            long sequence = ++_sequence;
            foreach (Term term in terms)
                AddDelete(term, sequence);
        }
    }

    /// <summary>Deletes all documents that a query matches and that were added before.</summary>
    public void Delete(Query query)
    {
        lock (_gate)
        {
            _packet.Add(query, ++_sequence);
            NoteDeleteBytes();
        }
    }

    /// <summary>Freezes the deletions so far. All packets up to the returned sequence number are then complete.</summary>
    public long CutDeletes()
    {
        lock (_gate)
            return Freeze();
    }

    /// <summary>Waits for the documents under way, detaches all buffers and freezes the deletions: one moment in the order of changes.</summary>
    /// <param name="meanwhile">Runs at that moment; null for nothing.</param>
    public (List<DocumentBuffer> Buffers, long Sequence, long Epoch) CutAll(Action? meanwhile = null)
    {
        lock (_gate)
        {
            while (_cutting)
                Monitor.Wait(_gate);
            _cutting = true;
            while (_busy > 0)
                Monitor.Wait(_gate);
            meanwhile?.Invoke();
            List<DocumentBuffer> buffers = [.. _active];
            _detached.AddRange(buffers);
            _active.Clear();
            _idle.Clear();
            long epoch = _epoch++;
            long sequence = Freeze();
            _cutting = false;
            Monitor.PulseAll(_gate);
            return (buffers, sequence, epoch);
        }
    }

    /// <summary>The frozen packets with deletions later than one moment and not later than another, oldest first.</summary>
    public List<DeletePacket> Packets(long after, long upTo)
    {
        lock (_gate)
            return [.. _frozen.Where(p => p.MaxSequence > after && p.MaxSequence <= upTo)];
    }

    /// <summary>Forgets the packets up to a moment: every document that they could hit has been looked at.</summary>
    public void ForgetPackets(long upTo)
    {
        lock (_gate)
        {
            _frozen.RemoveAll(p => p.MaxSequence <= upTo);
            _frozenBytes = _frozen.Sum(static p => p.UsedBytes);
            Volatile.Write(ref _tooManyDeletes, false);
        }
    }

    /// <summary>Number of detached buffers that were begun up to an epoch and are not finished.</summary>
    public int DetachedCount(long epoch)
    {
        lock (_gate)
            return _detached.Count(b => b.Epoch <= epoch);
    }

    /// <summary>Tells that a detached buffer was flushed or thrown away, and gives its memory back.</summary>
    public void Finished(DocumentBuffer buffer)
    {
        buffer.Dispose();
        lock (_gate)
        {
            _detached.Remove(buffer);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Throws every buffer away that is not detached, and all deletions; returns the epoch that ended.</summary>
    /// <param name="meanwhile">Runs while no document is under way.</param>
    public long Clear(Action meanwhile)
    {
        (List<DocumentBuffer> buffers, long sequence, long epoch) = CutAll(meanwhile);
        foreach (DocumentBuffer buffer in buffers)
        {
            Finished(buffer);
        }
        ForgetPackets(sequence);
        return epoch;
    }

    private void AddDelete(Term term, long sequence)
    {
        _packet.Add(term, sequence);
        NoteDeleteBytes();
    }

    private void NoteDeleteBytes()
    {
        if (_packet.UsedBytes + _frozenBytes > budgetBytes / DeletesShare)
            Volatile.Write(ref _tooManyDeletes, true);
    }

    /// <summary>The buffer that the thread had last, whose terms are in its processor's cache; any other if that one is gone; null if none is idle.</summary>
    private DocumentBuffer? TakeIdle(int threadId)
    {
        int at = _idle.Count - 1;
        for (int i = at; i >= 0; i--)
        {
            if (_idle[i].LastThreadId == threadId)
            {
                at = i;
                break;
            }
        }
        if (at < 0)
            return null;
        DocumentBuffer idle = _idle[at];
        _idle.RemoveAt(at);
        idle.LastThreadId = threadId;
        return idle;
    }

    private DocumentBuffer CreateBuffer()
    {
        DocumentBuffer? created = null;
        try
        {
            created = create(Epoch);
            created.LastThreadId = Environment.CurrentManagedThreadId;
            return created;
        }
        finally
        {
            lock (_gate)
            {
                if (created is not null)
                    _active.Add(created);
                else
                    _busy--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private DocumentBuffer? Return(DocumentBuffer buffer)
    {
        _busy--;
        DocumentBuffer? full = null;
        if (buffer.IsBroken || buffer.FlushRequested || buffer.UsedBytes > MaxBufferBytes)
            full = Detach(buffer);
        else
            _idle.Add(buffer);
        if (full is null && UsedBytes() > budgetBytes)
            full = DetachLargest();
        if (_cutting && _busy == 0)
            Monitor.PulseAll(_gate);
        return full;
    }

    /// <summary>Detaches the largest buffer if it is idle; otherwise its thread is asked to flush it when it comes back.</summary>
    private DocumentBuffer? DetachLargest()
    {
        DocumentBuffer? largest = null;
        foreach (DocumentBuffer candidate in _active)
        {
            if (largest is null || candidate.UsedBytes > largest.UsedBytes)
                largest = candidate;
        }
        if (largest is null || largest.DocCount == 0)
            return null;
        if (!_idle.Contains(largest))
        {
            largest.FlushRequested = true;
            return null;
        }
        return Detach(largest);
    }

    private DocumentBuffer Detach(DocumentBuffer buffer)
    {
        _idle.Remove(buffer);
        _active.Remove(buffer);
        _detached.Add(buffer);
        return buffer;
    }

    private long UsedBytes()
    {
        long used = _packet.UsedBytes;
        foreach (DocumentBuffer buffer in _active)
            used += buffer.FlushRequested ? 0 : buffer.UsedBytes;
        return used;
    }

    private bool IsFarOverBudget()
    {
        if (_detached.Count == 0)
            return false;
        long used = _packet.UsedBytes;
        foreach (DocumentBuffer buffer in _active)
            used += buffer.UsedBytes;
        foreach (DocumentBuffer buffer in _detached)
            used += buffer.UsedBytes;
        return used > budgetBytes + budgetBytes / 4;
    }

    private long Freeze()
    {
        if (!_packet.IsEmpty)
        {
            _packet.Freeze(_sequence);
            _frozen.Add(_packet);
            _frozenBytes += _packet.UsedBytes;
            _packet = new DeletePacket();
        }
        return _sequence;
    }
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The k best hits of one segment in the order of sort fields.</summary>
/// <remarks>Within a segment strings compare as ordinals, so that a document costs a few integer comparisons. Keys are turned round where the order
/// is descending, so that lower keys are always better. Ordinals are doubled, to leave a place between two of them for a foreign string.</remarks>
internal sealed class SortedHitQueue
{
    private const int Batch = 256;
    private readonly int _k;
    private readonly SortField[] _sort;
    private readonly DocValuesCursor?[] _columns;
    private readonly int _docBase;
    private readonly long[]? _after;
    private readonly int _afterDoc;
    private readonly List<(long[] Keys, int DocId)> _heap = [];
    private readonly long[] _keys;

    /// <summary>Opens the columns of a segment.</summary>
    public SortedHitQueue(int k, SortField[] sort, SegmentReader segment, int docBase, SearchOptions options)
    {
        _k = k;
        _sort = sort;
        _docBase = docBase;
        _keys = new long[sort.Length];
        _columns = Array.ConvertAll(sort, field => OpenColumn(segment, field));
        if (options.After is not { } after)
            return;
        if (options.AfterValues is not { } values || values.Count != sort.Length)
            throw new ArgumentException($"To continue a sorted search, give the {sort.Length} sort values of the last hit.", nameof(options));
        _after = new long[sort.Length];
        for (int i = 0; i < sort.Length; i++)
            _after[i] = Directed(i, KeyOf(i, values[i]));
        _afterDoc = after.DocId - docBase;
    }

    /// <summary>True where greater values come first.</summary>
    public static bool IsDescending(SortField field) => field.Kind == SortKind.Score ? !field.Reverse : field.Reverse;

    /// <summary>Takes those documents, ascending, that are good enough, where no score is sorted by.</summary>
    public void OfferAll(ReadOnlySpan<int> docIds)
    {
        if (_sort is [{ Kind: SortKind.Number }])
        {
            OfferNumbers(docIds);
            return;
        }
        foreach (int docId in docIds)
            Offer(docId, null);
    }

    /// <summary>Takes a document if it is good enough.</summary>
    /// <param name="docId">The document.</param>
    /// <param name="scorer">Stands on it; may be null where no score is sorted by.</param>
    public void Offer(int docId, Scorer? scorer)
    {
        for (int i = 0; i < _keys.Length; i++)
            _keys[i] = Directed(i, ReadKey(i, docId, scorer));
        OfferKeys(docId);
    }

    private void OfferNumbers(ReadOnlySpan<int> docIds)
    {
        Span<long> values = stackalloc long[Batch];
        for (int start = 0; start < docIds.Length; start += Batch)
        {
            ReadOnlySpan<int> some = docIds[start..Math.Min(start + Batch, docIds.Length)];
            values.Clear();
            if (_columns[0] is NumericDocValues column)
                column.Read(some, 0, values);
            for (int i = 0; i < some.Length; i++)
            {
                long key = Directed(0, values[i]);
                // Of equal ones the earlier document stays.
                if (_heap.Count == _k && key >= _heap[0].Keys[0])
                    continue;
                _keys[0] = key;
                OfferKeys(some[i]);
            }
        }
    }

    private void OfferKeys(int docId)
    {
        if (_after is not null && Compare(_keys, docId, _after, _afterDoc) <= 0)
            return;
        if (_heap.Count < _k)
        {
            _heap.Add(((long[])_keys.Clone(), docId));
            SiftUp(_heap.Count - 1);
        }
        else if (Compare(_keys, docId, _heap[0].Keys, _heap[0].DocId) < 0)
        {
            _keys.CopyTo(_heap[0].Keys, 0);
            _heap[0] = (_heap[0].Keys, docId);
            SiftDown();
        }
    }

    /// <summary>Adds the hits to others in no particular order, with their values.</summary>
    public void Drain(List<SortedHit> hits)
    {
        foreach ((long[] keys, int docId) in _heap)
        {
            SortValue[] values = new SortValue[keys.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = ValueOf(i, Directed(i, keys[i]));
            hits.Add(new SortedHit(_docBase + docId, values));
        }
    }

    private static DocValuesCursor? OpenColumn(SegmentReader segment, SortField field) => field.Kind switch
    {
        SortKind.Number => segment.NumericDocValues(field.Field),
        SortKind.Text => segment.SortedDocValues(field.Field),
        _ => null,
    };

    private long Directed(int field, long key) => IsDescending(_sort[field]) ? ~key : key;

    private long ReadKey(int field, int docId, Scorer? scorer) => _sort[field].Kind switch
    {
        SortKind.Score => BitConverter.SingleToInt32Bits(scorer!.Score()),
        SortKind.Document => _docBase + docId,
        SortKind.Number => _columns[field] is NumericDocValues numbers && numbers.AdvanceExact(docId) ? numbers.Value : 0,
        _ => _columns[field] is SortedDocValues strings && strings.AdvanceExact(docId) ? 2L * strings.Ordinal : -2,
    };

    private long KeyOf(int field, SortValue value)
    {
        if (_sort[field].Kind != SortKind.Text)
            return value.Number;
        if (value.Bytes is null)
            return -2;
        if (_columns[field] is not SortedDocValues strings)
            return 0;
        int ordinal = strings.LookupValue(value.Bytes);
        return ordinal >= 0 ? 2L * ordinal : (2L * ~ordinal) - 1;
    }

    private SortValue ValueOf(int field, long key)
    {
        if (_sort[field].Kind != SortKind.Text)
            return new SortValue(key, null);
        return key < 0 ? new SortValue(0, null) : new SortValue(0, ((SortedDocValues)_columns[field]!).LookupOrdinal((int)(key / 2)).ToArray());
    }

    private static int Compare(long[] a, int docA, long[] b, int docB)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
                return a[i] < b[i] ? -1 : 1;
        }
        return docA.CompareTo(docB);
    }

    private bool Worse(int a, int b) => Compare(_heap[a].Keys, _heap[a].DocId, _heap[b].Keys, _heap[b].DocId) > 0;

    private void SiftUp(int at)
    {
        while (at > 0 && Worse(at, (at - 1) >> 1))
        {
            (_heap[at], _heap[(at - 1) >> 1]) = (_heap[(at - 1) >> 1], _heap[at]);
            at = (at - 1) >> 1;
        }
    }

    private void SiftDown()
    {
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _heap.Count)
                return;
            if (child + 1 < _heap.Count && Worse(child + 1, child))
                child++;
            if (!Worse(child, at))
                return;
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }
}

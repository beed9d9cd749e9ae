using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Reads leaves of points (FORMAT.md, "Leaves of points").</summary>
/// <remarks>Not thread-safe; buffers are reused from leaf to leaf.</remarks>
internal sealed class PointLeafReader
{
    private readonly PointTreeInfo _info;
    private readonly IndexInput _kdd;
    private readonly int _maxDoc;
    private readonly byte[] _value;
    private readonly int[] _prefixes;
    private int[] _docs = new int[PointsFormat.LeafSize];
    private int _count;

    /// <summary>A reader for one field; takes a cursor of its own.</summary>
    public PointLeafReader(PointTreeInfo info, IndexInput kdd, int maxDoc)
    {
        _info = info;
        _kdd = kdd.Clone();
        _maxDoc = maxDoc;
        _value = new byte[info.Dimensions * info.Width];
        _prefixes = new int[info.Dimensions];
    }

    /// <summary>Reads the documents of the leaf at an offset.</summary>
    /// <exception cref="CorruptIndexException">The leaf is too large, cut off, or has a document outside the segment.</exception>
    public ReadOnlySpan<int> ReadDocs(long pointer)
    {
        _kdd.Position = pointer;
        _count = _kdd.ReadCount(_info.LeafSize);
        if (_docs.Length < _count)
            _docs = new int[_count];
        Span<int> docs = _docs.AsSpan(0, _count);
        int encoding = _kdd.ReadByte();
        if (encoding == PointsFormat.DocGaps)
            ReadGaps(docs);
        else if (encoding is PointsFormat.Docs24Bits or PointsFormat.Docs32Bits)
            ReadFixed(docs, encoding / 8);
        else
            throw Corrupt($"documents are coded in way {encoding}");
        foreach (int doc in docs)
        {
            if ((uint)doc >= (uint)_maxDoc)
                throw Corrupt($"a point has document {doc} of {_maxDoc}");
        }
        return docs;
    }

    /// <summary>Reads the values of the same leaf and hands them over with their documents.</summary>
    /// <exception cref="CorruptIndexException">The values do not fit the number of documents.</exception>
    public void ReadValues(IPointVisitor visitor)
    {
        int width = _info.Width;
        for (int dimension = 0; dimension < _prefixes.Length; dimension++)
        {
            _prefixes[dimension] = _kdd.ReadCount(width);
            _kdd.ReadSpan(_prefixes[dimension]).CopyTo(_value.AsSpan(dimension * width));
        }
        int marker = (sbyte)_kdd.ReadByte();
        if (marker == PointsFormat.AllEqual)
        {
            Give(visitor, 0, _count);
            return;
        }
        if (_info.IndexDimensions != 1 && !MeetsBounds(visitor))
            return;
        if (marker == PointsFormat.RunLength)
            ReadRunLength(visitor);
        else if ((uint)marker < (uint)_info.Dimensions && _prefixes[marker] < width)
            ReadSuffixes(visitor, marker);
        else
            throw Corrupt($"values are coded in way {marker}");
    }

    private void ReadGaps(Span<int> docs)
    {
        int doc = 0;
        for (int i = 0; i < docs.Length; i++)
            docs[i] = doc += _kdd.ReadVInt();
    }

    private void ReadFixed(Span<int> docs, int bytes)
    {
        ReadOnlySpan<byte> from = _kdd.ReadSpan(docs.Length * bytes);
        for (int i = 0, at = 0; i < docs.Length; i++)
        {
            int doc = 0;
            for (int end = at + bytes; at < end; at++)
                doc = doc << 8 | from[at];
            docs[i] = doc;
        }
    }

    /// <summary>Reads the exact bounds of the leaf, which trees of several dimensions record, and shows them to the visitor; false if its values need not be read.</summary>
    private bool MeetsBounds(IPointVisitor visitor)
    {
        int width = _info.Width;
        byte[] min = new byte[_info.IndexDimensions * width];
        byte[] max = new byte[min.Length];
        for (int dimension = 0; dimension < _info.IndexDimensions; dimension++)
        {
            int prefix = _prefixes[dimension];
            int start = dimension * width;
            _value.AsSpan(start, prefix).CopyTo(min.AsSpan(start));
            _value.AsSpan(start, prefix).CopyTo(max.AsSpan(start));
            _kdd.ReadSpan(width - prefix).CopyTo(min.AsSpan(start + prefix));
            _kdd.ReadSpan(width - prefix).CopyTo(max.AsSpan(start + prefix));
        }
        CellRelation relation = visitor.Compare(min, max);
        if (relation == CellRelation.Inside)
        {
            foreach (int doc in _docs.AsSpan(0, _count))
                visitor.Visit(doc);
        }
        return relation == CellRelation.Crosses;
    }

    private void ReadRunLength(IPointVisitor visitor)
    {
        for (int at = 0; at < _count;)
        {
            int run = CheckRun(_kdd.ReadCount(), at);
            ReadRests();
            Give(visitor, at, run);
            at += run;
        }
    }

    private void ReadSuffixes(IPointVisitor visitor, int dimension)
    {
        int sharedByte = dimension * _info.Width + _prefixes[dimension]++;
        for (int at = 0; at < _count;)
        {
            _value[sharedByte] = _kdd.ReadByte();
            for (int run = CheckRun(_kdd.ReadByte(), at); run > 0; run--)
            {
                ReadRests();
                visitor.Visit(_docs[at++], _value);
            }
        }
    }

    private int CheckRun(int run, int at) => run > 0 && run <= _count - at ? run : throw Corrupt($"{run} values follow where {_count - at} are missing");

    private void ReadRests()
    {
        int width = _info.Width;
        for (int dimension = 0; dimension < _prefixes.Length; dimension++)
        {
            int prefix = _prefixes[dimension];
            _kdd.ReadSpan(width - prefix).CopyTo(_value.AsSpan(dimension * width + prefix));
        }
    }

    private void Give(IPointVisitor visitor, int from, int count)
    {
        for (int i = from; i < from + count; i++)
            visitor.Visit(_docs[i], _value);
    }

    private CorruptIndexException Corrupt(string problem) => new(_kdd.Name, _kdd.Position, $"in a leaf of points, {problem}. The file is damaged; rebuild the index or restore a backup.");
}

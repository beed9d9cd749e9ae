using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Visits every point of a field: values lie in their cells, one-dimensional ones ascend, and the counts are right.</summary>
internal static class PointsCheck
{
    /// <summary>Checks the points of a field, if it has any.</summary>
    public static void Run(CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        if (reader.Points(field.Name) is not { } points)
            return;
        string file = IndexFileNames.Segment(reader.Info.Info.Name, "", "kdd");
        Visitor visitor = new(points, reader, field, file, log);
        points.Intersect(visitor);
        if (visitor.Count != points.PointCount)
            log.Add(file, -1, reader.Info.Info.Name, $"field '{field.Name}' has {visitor.Count} points, {points.PointCount} are recorded.");
        int documents = visitor.Documents.Cardinality();
        if (documents != points.DocCount)
            log.Add(file, -1, reader.Info.Info.Name, $"field '{field.Name}' has points in {documents} documents, {points.DocCount} are recorded.");
    }

    private sealed class Visitor : IPointVisitor
    {
        private readonly PointsReader _points;
        private readonly FieldInfo _field;
        private readonly SegmentReader _reader;
        private readonly string _file;
        private readonly FaultLog _log;
        private readonly byte[] _cellMin;
        private readonly byte[] _cellMax;
        private byte[] _previous = [];
        private int _previousDoc = -1;
        private bool _faulty;

        public Visitor(PointsReader points, SegmentReader reader, FieldInfo field, string file, FaultLog log)
        {
            _points = points;
            _reader = reader;
            _field = field;
            _file = file;
            _log = log;
            Documents = new FixedBitSet(reader.MaxDoc);
            _cellMin = points.MinValue.ToArray();
            _cellMax = points.MaxValue.ToArray();
        }

        public long Count { get; private set; }

        public FixedBitSet Documents { get; }

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
        {
            _log.Cancellation.ThrowIfCancellationRequested();
            if (!_faulty && !(IsAtMost(_points.MinValue, min) && IsAtMost(max, _points.MaxValue)))
                Report("a cell of points is larger than all of them");
            min.CopyTo(_cellMin);
            max.CopyTo(_cellMax);
            return CellRelation.Crosses;
        }

        public void Visit(int docId) => throw new InvalidOperationException("No cell was called inside.");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            Count++;
            Documents.Set(docId);
            if (_faulty)
                return;
            int width = _points.BytesPerDimension;
            // Only the indexed dimensions bound a cell; the others are data.
            for (int d = 0; d < _field.PointIndexDimensions; d++)
            {
                ReadOnlySpan<byte> value = packedValue.Slice(d * width, width);
                if (value.SequenceCompareTo(_cellMin.AsSpan(d * width, width)) < 0 || value.SequenceCompareTo(_cellMax.AsSpan(d * width, width)) > 0)
                    Report($"the point of document {docId} lies outside its cell");
            }
            if (_points.Dimensions > 1)
                return;
            int order = Count == 1 ? 1 : packedValue.SequenceCompareTo(_previous);
            if (order < 0 || (order == 0 && docId < _previousDoc))
                Report($"the point of document {docId} is below the one before");
            _previous = order == 0 ? _previous : packedValue.ToArray();
            _previousDoc = docId;
        }

        private bool IsAtMost(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high)
        {
            int width = _points.BytesPerDimension;
            for (int at = 0; at < _field.PointIndexDimensions * width; at += width)
            {
                if (low.Slice(at, width).SequenceCompareTo(high.Slice(at, width)) > 0)
                    return false;
            }
            return true;
        }

        private void Report(string problem)
        {
            _faulty = true;
            _log.Add(_file, -1, _reader.Info.Info.Name, $"{problem} in field '{_field.Name}'.");
        }
    }
}

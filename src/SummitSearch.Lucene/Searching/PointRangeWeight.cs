using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Documents with a point in a range, gathered into a bit set.</summary>
internal sealed class PointRangeWeight(PointRangeQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The field's points have another shape.</exception>
    public override DocIdCursor? OpenCursor(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        if (reader.Points(query.Field) is not { } points)
            return null;
        if (points.Dimensions != 1 || points.BytesPerDimension != query.Low.Length)
        {
            throw new InvalidOperationException(
                $"Field '{query.Field}' has points of {points.Dimensions} x {points.BytesPerDimension} bytes, but {query} asks for 1 x {query.Low.Length}.");
        }
        if (points.MinValue.SequenceCompareTo(query.High) > 0 || points.MaxValue.SequenceCompareTo(query.Low) < 0)
            return null;
        bool all = points.DocCount == reader.MaxDoc && points.MinValue.SequenceCompareTo(query.Low) >= 0 && points.MaxValue.SequenceCompareTo(query.High) <= 0;
        if (all)
            return new AllDocsCursor(reader.MaxDoc);
        PointRangeVisitor visitor = new(query, reader.MaxDoc);
        points.Intersect(visitor);
        return visitor.Count == 0 ? null : new BitSetCursor(visitor.Documents, visitor.Count);
    }

    private sealed class PointRangeVisitor(PointRangeQuery query, int maxDoc) : IPointVisitor
    {
        public FixedBitSet Documents { get; } = new(maxDoc);

        public long Count { get; private set; }

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
        {
            if (min.SequenceCompareTo(query.High) > 0 || max.SequenceCompareTo(query.Low) < 0)
                return CellRelation.Outside;
            return min.SequenceCompareTo(query.Low) >= 0 && max.SequenceCompareTo(query.High) <= 0 ? CellRelation.Inside : CellRelation.Crosses;
        }

        public void Visit(int docId)
        {
            Documents.Set(docId);
            Count++;
        }

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if (packedValue.SequenceCompareTo(query.Low) >= 0 && packedValue.SequenceCompareTo(query.High) <= 0)
                Visit(docId);
        }
    }
}

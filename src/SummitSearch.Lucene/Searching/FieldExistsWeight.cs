using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Documents that have a length, a column value or a point in a field.</summary>
internal sealed class FieldExistsWeight(FieldExistsQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        return reader.Norms(query.Field)?.OpenCursor() ?? Column(reader, query.Field) ?? PointsOf(reader, query.Field);
    }

    private static DocIdCursor? Column(SegmentReader reader, string field)
    {
        if (!reader.Fields.TryGet(field, out FieldInfo? info))
            return null;
        return info.DocValuesType switch
        {
            Documents.DocValuesType.Numeric => reader.NumericDocValues(field),
            Documents.DocValuesType.Binary => reader.BinaryDocValues(field),
            Documents.DocValuesType.Sorted => reader.SortedDocValues(field),
            Documents.DocValuesType.SortedSet => reader.SortedSetDocValues(field),
            Documents.DocValuesType.SortedNumeric => reader.SortedNumericDocValues(field),
            _ => null,
        };
    }

    private static DocIdCursor? PointsOf(SegmentReader reader, string field)
    {
        if (reader.Points(field) is not { } points)
            return null;
        AllPoints all = new(reader.MaxDoc);
        points.Intersect(all);
        return new BitSetCursor(all.Documents, points.DocCount);
    }

    private sealed class AllPoints(int maxDoc) : IPointVisitor
    {
        public FixedBitSet Documents { get; } = new(maxDoc);

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => CellRelation.Inside;

        public void Visit(int docId) => Documents.Set(docId);

        public void Visit(int docId, ReadOnlySpan<byte> packedValue) => Documents.Set(docId);
    }
}

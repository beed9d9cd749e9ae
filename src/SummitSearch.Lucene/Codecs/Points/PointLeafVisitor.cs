using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Hands the points of leaves to the caller's visitor.</summary>
internal sealed class PointLeafVisitor(PointLeafReader leaves, IPointVisitor visitor) : IPointCellVisitor
{
    /// <inheritdoc/>
    public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => visitor.Compare(min, max);

    /// <inheritdoc/>
    public void VisitLeaf(long pointer, bool isInside)
    {
        ReadOnlySpan<int> docs = leaves.ReadDocs(pointer);
        if (!isInside)
        {
            leaves.ReadValues(visitor);
            return;
        }
        foreach (int doc in docs)
            visitor.Visit(doc);
    }
}

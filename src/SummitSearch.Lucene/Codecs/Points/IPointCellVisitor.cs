using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>What is done with the cells of a point tree.</summary>
internal interface IPointCellVisitor
{
    /// <summary>How a cell lies to what is sought.</summary>
    CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max);

    /// <summary>Takes a leaf.</summary>
    /// <param name="pointer">Its offset in <c>.kdd</c>.</param>
    /// <param name="isInside">True if the leaf is wholly inside.</param>
    void VisitLeaf(long pointer, bool isInside);
}

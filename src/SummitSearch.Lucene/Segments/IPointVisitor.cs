namespace SummitSearch.Lucene.Segments;

/// <summary>Decides which cells of a point tree are worth entering, and takes the documents found.</summary>
internal interface IPointVisitor
{
    /// <summary>How the cell [min, max] (all dimensions concatenated) lies to what is sought.</summary>
    CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max);

    /// <summary>A document of a cell that is wholly inside.</summary>
    void Visit(int docId);

    /// <summary>A document of a cell that crosses the border, with its packed value.</summary>
    void Visit(int docId, ReadOnlySpan<byte> packedValue);
}

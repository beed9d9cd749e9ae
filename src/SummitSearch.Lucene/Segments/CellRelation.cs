namespace SummitSearch.Lucene.Segments;

/// <summary>How a cell of a point tree lies to the range sought.</summary>
internal enum CellRelation
{
    /// <summary>Every value of the cell is in the range.</summary>
    Inside,

    /// <summary>No value of the cell is in the range.</summary>
    Outside,

    /// <summary>Some may be.</summary>
    Crosses,
}

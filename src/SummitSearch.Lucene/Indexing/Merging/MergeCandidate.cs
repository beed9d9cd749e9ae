namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>What a merge policy knows of a segment.</summary>
/// <param name="Name">Segment name.</param>
/// <param name="Bytes">Size of its files.</param>
/// <param name="MaxDoc">Documents, deleted ones included.</param>
/// <param name="DeletedCount">Deleted documents.</param>
/// <param name="IsMerging">True while another merge takes the segment.</param>
public sealed record MergeCandidate(string Name, long Bytes, int MaxDoc, int DeletedCount, bool IsMerging)
{
    /// <summary>Size without the share of the deleted documents: about what is left after a merge.</summary>
    public long LiveBytes => MaxDoc == 0 ? 0 : (long)(Bytes * (1.0 - (double)DeletedCount / MaxDoc));
}

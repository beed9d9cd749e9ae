using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Walks over an ascending list of documents: what the cursors over buffered columns have in common.</summary>
internal struct DocList(List<int> docs)
{
    /// <summary>Place in the list: the rank of the current document.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>Number of documents.</summary>
    public readonly int Count => docs.Count;

    /// <summary>The current document.</summary>
    public int DocId { get; private set; } = -1;

    /// <summary>Moves to the next document.</summary>
    public int NextDoc() => DocId = ++Index < docs.Count ? docs[Index] : DocIdCursor.NoMoreDocs;

    /// <summary>Moves to the first document at or above a target.</summary>
    public int Advance(int target)
    {
        int at = docs.BinarySearch(Index + 1, docs.Count - Index - 1, target, null);
        Index = (at >= 0 ? at : ~at) - 1;
        return NextDoc();
    }

    /// <summary>Moves to a document and tells whether it is in the list.</summary>
    public bool AdvanceExact(int docId) => DocId == docId || (DocId < docId && Advance(docId) == docId);
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Walks over the columns of all inputs as if they were one, under the new document numbers: what the merged cursors have in common.</summary>
/// <param name="inputs">The inputs in order.</param>
/// <param name="columns">The column of each input, or null where it has none.</param>
internal struct MergedWalk<TCursor>(IReadOnlyList<MergeInput> inputs, TCursor?[] columns)
    where TCursor : DocIdCursor
{
    private int _input;

    /// <summary>Number of the current input.</summary>
    public readonly int Input => _input;

    /// <summary>The column of the current input, on the current document.</summary>
    public readonly TCursor Current => columns[_input]!;

    /// <summary>The current document under its new number.</summary>
    public int DocId { get; private set; } = -1;

    /// <summary>About how many documents there are.</summary>
    public readonly long Cost => columns.Sum(static c => c?.Cost ?? 0);

    /// <summary>Moves to the next live document that has a value.</summary>
    public int NextDoc()
    {
        for (; _input < columns.Length; _input++)
        {
            if (columns[_input] is not { } column)
                continue;
            int docId = column.NextDoc();
            while (docId != DocIdCursor.NoMoreDocs)
            {
                int mapped = inputs[_input].Docs[docId];
                if (mapped != DocMap.Deleted)
                    return DocId = mapped;
                docId = column.NextDoc();
            }
        }
        return DocId = DocIdCursor.NoMoreDocs;
    }

    /// <summary>Moves to the first document at or above a target.</summary>
    public int Advance(int target)
    {
        while (DocId < target)
            NextDoc();
        return DocId;
    }

    /// <summary>Moves to a document and tells whether it has a value.</summary>
    public bool AdvanceExact(int docId) => Advance(docId) == docId;
}

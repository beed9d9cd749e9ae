namespace SummitSearch.Lucene.Segments;

/// <summary>One integer a document.</summary>
public abstract class NumericDocValues : DocValuesCursor
{
    /// <summary>The value of the current document.</summary>
    public abstract long Value { get; }

    /// <summary>Reads the values of many documents.</summary>
    /// <param name="docIds">Documents, ascending, all above the current one.</param>
    /// <param name="missing">What stands for the value of a document that has none.</param>
    /// <param name="values">Takes one value for each document.</param>
    public virtual void Read(ReadOnlySpan<int> docIds, long missing, Span<long> values)
    {
        for (int i = 0; i < docIds.Length; i++)
            values[i] = AdvanceExact(docIds[i]) ? Value : missing;
    }
}

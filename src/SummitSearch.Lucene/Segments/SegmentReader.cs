using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Segments;

/// <summary>Reads one segment at one point in time.</summary>
/// <remarks>Thread-safe; the cursors it opens are not. Valid as long as the <see cref="IndexReader"/> that holds it.</remarks>
public abstract class SegmentReader
{
    /// <summary>The segment as its commit describes it.</summary>
    public abstract SegmentCommitInfo Info { get; }

    /// <summary>The fields.</summary>
    public abstract FieldInfos Fields { get; }

    /// <summary>Number of documents, deleted ones included.</summary>
    public int MaxDoc => Info.Info.MaxDoc;

    /// <summary>Number of documents that are not deleted.</summary>
    public abstract int LiveCount { get; }

    /// <summary>The documents that are not deleted, or null if all are live.</summary>
    internal abstract FixedBitSet? LiveDocs { get; }

    /// <summary>Whether a document of this segment is not deleted.</summary>
    public bool IsLive(int docId) => LiveDocs is not { } live || live[docId];

    /// <summary>The terms of a field, or null if the segment has none.</summary>
    public abstract FieldTerms? Terms(string field);

    /// <summary>The field lengths, or null where the field has none.</summary>
    public abstract NormsReader? Norms(string field);

    /// <summary>The points of a field, or null.</summary>
    internal abstract PointsReader? Points(string field);

    /// <summary>A cursor over a numeric column, or null.</summary>
    public abstract NumericDocValues? NumericDocValues(string field);

    /// <summary>A cursor over a binary column, or null.</summary>
    public abstract BinaryDocValues? BinaryDocValues(string field);

    /// <summary>A cursor over a sorted column, or null.</summary>
    public abstract SortedDocValues? SortedDocValues(string field);

    /// <summary>A cursor over a sorted-set column, or null.</summary>
    public abstract SortedSetDocValues? SortedSetDocValues(string field);

    /// <summary>A cursor over a sorted-numeric column, or null.</summary>
    public abstract SortedNumericDocValues? SortedNumericDocValues(string field);

    /// <summary>A reader of stored values for one thread.</summary>
    public abstract StoredFieldsReader OpenStoredFields();

    /// <summary>An object that is the same for all readers of the same immutable segment files, whatever their deletions: a key for caches.</summary>
    internal abstract object CoreKey { get; }

    /// <summary>Called when the last reader on the segment's files is gone, so that caches can let go.</summary>
    internal abstract void OnCoreClosed(Action<object> callback);
}

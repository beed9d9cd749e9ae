namespace SummitSearch.Lucene.Segments;

/// <summary>Walks over the terms of a field in unsigned byte order.</summary>
/// <remarks>Not thread-safe.</remarks>
public abstract class TermsCursor
{
    /// <summary>The current term; valid until the cursor moves.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>Statistics and pointers of the current term (decoded when asked for).</summary>
    public abstract TermEntry Entry { get; }

    /// <summary>Moves to the next term; false behind the last.</summary>
    public abstract bool MoveNext();

    /// <summary>Moves to a term, or to the next greater one, forwards or backwards.</summary>
    public abstract SeekResult Seek(ReadOnlySpan<byte> term);
}

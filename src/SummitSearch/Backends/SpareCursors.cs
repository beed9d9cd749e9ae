using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>For each segment, room for one cursor over the postings of one field that nobody uses at the moment: making one costs several arrays.</summary>
/// <remarks>Thread-safe. Goes with the reader that the cursors belong to.</remarks>
internal sealed class SpareCursors(int segments)
{
    private readonly PostingsCursor?[] _spares = new PostingsCursor?[segments];

    /// <summary>Takes a segment's cursor out; null if there is none.</summary>
    public PostingsCursor? Take(int segment) => Interlocked.Exchange(ref _spares[segment], null);

    /// <summary>Puts a cursor in for the next query, in the place of any other.</summary>
    public void Keep(int segment, PostingsCursor? cursor) => Volatile.Write(ref _spares[segment], cursor);
}

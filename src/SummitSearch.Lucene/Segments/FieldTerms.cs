namespace SummitSearch.Lucene.Segments;

/// <summary>The inverted index of one field in one segment.</summary>
/// <remarks>Thread-safe; the cursors it opens are not.</remarks>
public abstract class FieldTerms
{
    /// <summary>The field.</summary>
    public abstract FieldInfo Field { get; }

    /// <summary>Number of distinct terms.</summary>
    public abstract long TermCount { get; }

    /// <summary>Occurrences of all terms; where frequencies are not indexed, equal to <see cref="SumDocFreq"/>.</summary>
    public abstract long SumTotalTermFreq { get; }

    /// <summary>Sum of the document frequencies of all terms.</summary>
    public abstract long SumDocFreq { get; }

    /// <summary>Documents that have at least one term of the field.</summary>
    public abstract int DocCount { get; }

    /// <summary>The least term.</summary>
    public abstract ReadOnlySpan<byte> MinTerm { get; }

    /// <summary>The greatest term.</summary>
    public abstract ReadOnlySpan<byte> MaxTerm { get; }

    /// <summary>Looks up one term.</summary>
    public abstract bool TryGet(ReadOnlySpan<byte> term, out TermEntry entry);

    /// <summary>A cursor before the first term.</summary>
    public abstract TermsCursor OpenTerms();

    /// <summary>Opens the postings of a term; <paramref name="reuse"/>, from the same segment or null, may be recycled and returned.</summary>
    public abstract PostingsCursor OpenPostings(in TermEntry entry, PostingsDetail detail, PostingsCursor? reuse = null);

    /// <summary>Opens the postings of a term for random access by block.</summary>
    internal abstract TermBlocks OpenBlocks(in TermEntry entry);
}

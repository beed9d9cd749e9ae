using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>A term, or a finished block of terms, that waits to be written into a block.</summary>
internal struct PendingEntry
{
    /// <summary>Where the term, or the prefix of the block, starts among the pending bytes.</summary>
    public int Start;

    /// <summary>Its length in bytes.</summary>
    public int Length;

    /// <summary>Offset of the (first part of the) block in <c>.tim</c>, or -1 for a term.</summary>
    public long BlockPointer;

    /// <summary>State of the term.</summary>
    public TermEntry Term;

    /// <summary>True for a block.</summary>
    public readonly bool IsBlock => BlockPointer >= 0;
}

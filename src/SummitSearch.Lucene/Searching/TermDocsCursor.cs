using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The documents of one term.</summary>
internal sealed class TermDocsCursor(PostingsCursor postings) : DocIdCursor
{
    /// <inheritdoc/>
    public override int DocId => postings.DocId;

    /// <inheritdoc/>
    public override long Cost => postings.DocFreq;

    /// <inheritdoc/>
    public override int NextDoc() => postings.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => postings.Advance(target);

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits) => postings.Mark(start, end, bits);
}

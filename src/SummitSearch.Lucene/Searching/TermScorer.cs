using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the documents of a term and scores them one by one.</summary>
internal sealed class TermScorer(PostingsCursor postings, LeafScore leaf, NormBytes norms) : Scorer
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

    /// <inheritdoc/>
    public override float Score() => leaf.Of(postings.Freq, norms[postings.DocId]);
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Terms of a field that count how many of them are looked at, and cancel a token at a given one.</summary>
internal sealed class WatchedTerms(FieldTerms inner, int cancelAt, CancellationTokenSource source) : FieldTerms
{
    /// <summary>How often a cursor was moved.</summary>
    public int Steps { get; private set; }

    /// <inheritdoc/>
    public override FieldInfo Field => inner.Field;

    /// <inheritdoc/>
    public override long TermCount => inner.TermCount;

    /// <inheritdoc/>
    public override long SumTotalTermFreq => inner.SumTotalTermFreq;

    /// <inheritdoc/>
    public override long SumDocFreq => inner.SumDocFreq;

    /// <inheritdoc/>
    public override int DocCount => inner.DocCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MinTerm => inner.MinTerm;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MaxTerm => inner.MaxTerm;

    /// <inheritdoc/>
    public override bool TryGet(ReadOnlySpan<byte> term, out TermEntry entry) => inner.TryGet(term, out entry);

    /// <inheritdoc/>
    public override TermsCursor OpenTerms() => new Watched(this, inner.OpenTerms());

    /// <inheritdoc/>
    public override PostingsCursor OpenPostings(in TermEntry entry, PostingsDetail detail, PostingsCursor? reuse = null) => inner.OpenPostings(entry, detail, reuse);

    internal override TermBlocks OpenBlocks(in TermEntry entry) => inner.OpenBlocks(entry);

    private void Count()
    {
        if (++Steps == cancelAt)
            source.Cancel();
    }

    private sealed class Watched(WatchedTerms owner, TermsCursor cursor) : TermsCursor
    {
        public override ReadOnlySpan<byte> Term => cursor.Term;

        public override TermEntry Entry => cursor.Entry;

        public override bool MoveNext()
        {
            owner.Count();
            return cursor.MoveNext();
        }

        public override SeekResult Seek(ReadOnlySpan<byte> term)
        {
            owner.Count();
            return cursor.Seek(term);
        }
    }
}

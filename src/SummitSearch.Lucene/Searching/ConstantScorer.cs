using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Gives every document of a cursor the same score.</summary>
internal sealed class ConstantScorer(DocIdCursor matches, float score) : Scorer
{
    private readonly Scorer? _inner = matches as Scorer;

    /// <inheritdoc/>
    public override int DocId => matches.DocId;

    /// <inheritdoc/>
    public override long Cost => matches.Cost;

    /// <inheritdoc/>
    public override DocIdCursor Approximation => _inner?.Approximation ?? matches;

    /// <inheritdoc/>
    public override bool IsCertain => _inner is null || _inner.IsCertain;

    /// <inheritdoc/>
    public override bool Confirm() => _inner is null || _inner.Confirm();

    /// <inheritdoc/>
    public override int NextDoc() => matches.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => matches.Advance(target);

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits) => matches.Mark(start, end, bits);

    /// <inheritdoc/>
    public override float Score() => score;
}

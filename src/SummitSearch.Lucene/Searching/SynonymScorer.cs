using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the documents of several terms and scores the weighted sum of their frequencies.</summary>
internal sealed class SynonymScorer : Scorer
{
    private readonly LeafScore _leaf;
    private readonly NormBytes _norms;
    private readonly DisjunctionCursor _lead;
    private readonly DocIdCursor[] _onTop;

    /// <summary>Joins terms in term order.</summary>
    public SynonymScorer(PostingsCursor[] postings, float[] boosts, LeafScore leaf, NormBytes norms)
    {
        _leaf = leaf;
        _norms = norms;
        DocIdCursor[] terms = new DocIdCursor[postings.Length];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = new WeightedTerm(postings[i], boosts[i]);
        _lead = new DisjunctionCursor(terms);
        _onTop = new DocIdCursor[terms.Length];
    }

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _lead.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _lead.Advance(target);

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits) => _lead.Mark(start, end, bits);

    /// <summary>Weighted sum of the frequencies in the current document.</summary>
    public float Freq()
    {
        float freq = 0f;
        int count = _lead.OnTop(_onTop);
        for (int i = 0; i < count; i++)
            freq += ((WeightedTerm)_onTop[i]).Freq;
        return freq;
    }

    /// <inheritdoc/>
    public override float Score() => _leaf.Of(Freq(), _norms[_lead.DocId]);

    private sealed class WeightedTerm(PostingsCursor postings, float boost) : DocIdCursor
    {
        public override int DocId => postings.DocId;

        public override long Cost => postings.DocFreq;

        public float Freq => boost * postings.Freq;

        public override int NextDoc() => postings.NextDoc();

        public override int Advance(int target) => postings.Advance(target);

        internal override int Mark(int start, int end, Span<ulong> bits) => postings.Mark(start, end, bits);
    }
}

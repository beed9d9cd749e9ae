using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the documents of several terms and scores the weighted sum of their frequencies.</summary>
internal sealed class SynonymScorer : Scorer
{
    private readonly PostingsCursor[] _postings;
    private readonly float[] _boosts;
    private readonly LeafScore _leaf;
    private readonly NormBytes _norms;
    private readonly DisjunctionCursor _lead;

    /// <summary>Joins terms in term order.</summary>
    public SynonymScorer(PostingsCursor[] postings, float[] boosts, LeafScore leaf, NormBytes norms)
    {
        _postings = postings;
        _boosts = boosts;
        _leaf = leaf;
        _norms = norms;
        _lead = new DisjunctionCursor(Array.ConvertAll(postings, static DocIdCursor (p) => new TermDocsCursor(p)));
    }

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _lead.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _lead.Advance(target);

    /// <summary>Weighted sum of the frequencies in the current document.</summary>
    public float Freq()
    {
        float freq = 0f;
        for (int i = 0; i < _postings.Length; i++)
        {
            if (_postings[i].DocId == _lead.DocId)
                freq += _boosts[i] * _postings[i].Freq;
        }
        return freq;
    }

    /// <inheritdoc/>
    public override float Score() => _leaf.Of(Freq(), _norms[_lead.DocId]);
}

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over the documents of several scorers; the best score counts, and a share of the others.</summary>
internal sealed class DisjunctionMaxScorer(Scorer[] scorers, float tieBreaker) : Scorer
{
    private readonly DisjunctionCursor _lead = new(scorers);

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _lead.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _lead.Advance(target);

    /// <inheritdoc/>
    public override float Score()
    {
        int docId = _lead.DocId;
        float max = 0f;
        double rest = 0;
        foreach (Scorer scorer in scorers)
        {
            if (scorer.DocId != docId)
                continue;
            float score = scorer.Score();
            if (score >= max)
            {
                rest += max;
                max = score;
            }
            else
            {
                rest += score;
            }
        }
        return (float)(max + (rest * tieBreaker));
    }
}

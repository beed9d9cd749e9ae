using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Walks over documents that hold all slots of a phrase, and confirms the phrase by positions.</summary>
internal sealed class PhraseScorer(PhraseSlotCursor[] slots, PhraseMatcher matcher, LeafScore leaf, NormBytes norms, SearchClock clock) : Scorer
{
    private const int PositionListsBetweenChecks = 1024;
    private readonly ConjunctionCursor _candidates = new(slots);
    private int _listsRead;
    private int _matchedDoc = -1;
    private float _freq;

    /// <inheritdoc/>
    public override int DocId => _candidates.DocId;

    /// <inheritdoc/>
    public override long Cost => _candidates.Cost;

    /// <inheritdoc/>
    public override DocIdCursor Approximation => _candidates;

    /// <inheritdoc/>
    public override bool Confirm() => Freq() > 0f;

    /// <summary>Phrase frequency in the current candidate.</summary>
    public float Freq()
    {
        if (_matchedDoc != _candidates.DocId)
        {
            if ((_listsRead += slots.Length) >= PositionListsBetweenChecks)
            {
                clock.ThrowIfOver();
                _listsRead = 0;
            }
            _matchedDoc = _candidates.DocId;
            _freq = matcher.Freq();
        }
        return _freq;
    }

    /// <inheritdoc/>
    public override int NextDoc() => ToMatch(_candidates.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => ToMatch(_candidates.Advance(target));

    private int ToMatch(int docId)
    {
        while (docId != NoMoreDocs && !Confirm())
            docId = _candidates.NextDoc();
        return docId;
    }

    /// <inheritdoc/>
    public override float Score() => leaf.Of(Freq(), norms[DocId]);
}

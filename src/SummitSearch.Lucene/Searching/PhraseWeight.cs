using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a phrase, with or without alternatives, exact or sloppy.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseSlots _slots;
    private readonly TermStates[][] _states;
    private readonly bool _needsScores;
    private readonly float _boost;

    /// <summary>Looks all terms up.</summary>
    public PhraseWeight(Query query, IndexSearcher searcher, bool needsScores, float boost, PhraseSlots slots, int slop)
        : base(query, searcher)
    {
        _slots = slots;
        Slop = slop;
        _needsScores = needsScores;
        _boost = boost;
        Field = slots.Terms[0][0].Field;
        Statistics = searcher.StatisticsOf(Field);
        _states = Array.ConvertAll(slots.Terms, terms =>
        {
            searcher.Clock.ThrowIfOver();
            return Array.ConvertAll(terms, searcher.StatesOf);
        });
        double idf = 0;
        foreach (TermStates[] slot in _states)
        {
            foreach (TermStates states in slot)
                idf += states.DocFreq > 0 ? Statistics.InverseDocumentFrequency(states.DocFreq) : 0;
        }
        Idf = (float)idf;
        Leaf = new LeafScore(needsScores ? boost * Idf : 0f, Statistics.Inverse);
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>How far terms may be moved.</summary>
    public int Slop { get; }

    /// <summary>Sum of the terms' idfs.</summary>
    public float Idf { get; }

    /// <summary>Statistics of the field.</summary>
    public FieldStatistics Statistics { get; }

    /// <summary>How documents are scored.</summary>
    public LeafScore Leaf { get; }

    /// <summary>True for an exact phrase without alternatives.</summary>
    public bool IsExactOfTerms => Slop == 0 && Array.TrueForAll(_states, static s => s.Length == 1);

    /// <summary>Positions of the slots.</summary>
    public ReadOnlySpan<int> Positions => _slots.Positions;

    /// <summary>The terms of the slots.</summary>
    public ReadOnlySpan<TermStates[]> States => _states;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The field has no positions.</exception>
    public override Scorer? OpenScorer(int segment)
    {
        PhraseSlotCursor[] slots = new PhraseSlotCursor[_states.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            Searcher.Clock.ThrowIfOver();
            if (OpenSlot(segment, _states[i]) is not { } slot)
                return null;
            slots[i] = slot;
        }
        PhraseMatcher matcher = Slop == 0 ? new ExactPhraseMatcher(slots, _slots.Positions) : new SloppyPhraseMatcher(slots, _slots, Slop, Searcher.Clock);
        return new PhraseScorer(slots, matcher, Leaf, _needsScores ? Searcher.NormsOf(segment, Field) : default, Searcher.Clock);
    }

    private PhraseSlotCursor? OpenSlot(int segment, TermStates[] alternatives)
    {
        List<PostingsCursor> postings = [];
        foreach (TermStates states in alternatives)
        {
            if (!states.TryGet(segment, out FieldTerms? terms, out TermEntry entry))
                continue;
            if (!terms.Field.HasPositions)
                throw new InvalidOperationException($"Field '{Field}' was indexed without positions, so it cannot be searched for phrases such as {Query}.");
            postings.Add(terms.OpenPostings(entry, PostingsDetail.Positions));
        }
        return postings.Count == 0 ? null : new PhraseSlotCursor([.. postings]);
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        if (OpenScorerAt(segment, docId) is not PhraseScorer scorer)
            return Explanation.NoMatch("no matching phrase");
        List<Explanation> idfs = [];
        foreach (TermStates[] slot in _states)
        {
            foreach (TermStates states in slot)
            {
                if (states.DocFreq > 0)
                    idfs.Add(Bm25Explanation.Idf(Statistics, states.DocFreq));
            }
        }
        float freq = scorer.Freq();
        return Bm25Explanation.Leaf(
            Query.ToString(), docId, freq, $"phraseFreq={Query.Print(freq)}", Searcher.NormsOf(segment, Field)[docId],
            _boost, Bm25Explanation.SumOfIdfs(Idf, idfs), Statistics);
    }
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a term.</summary>
internal sealed class TermWeight : Weight
{
    private readonly bool _needsScores;
    private readonly float _boost;

    /// <summary>Looks the term up.</summary>
    /// <param name="query">The term.</param>
    /// <param name="searcher">Where statistics come from.</param>
    /// <param name="needsScores">False where only matches count.</param>
    /// <param name="boost">Product of the boosts.</param>
    /// <param name="docFreqForScoring">Document frequency to score with, or -1 for the true one.</param>
    public TermWeight(TermQuery query, IndexSearcher searcher, bool needsScores, float boost, int docFreqForScoring)
        : base(query, searcher)
    {
        Term = query.Term;
        States = searcher.StatesOf(query.Term);
        _needsScores = needsScores;
        _boost = boost;
        DocFreqForScoring = docFreqForScoring < 0 ? States.DocFreq : docFreqForScoring;
        Field = searcher.StatisticsOf(query.Term.Field);
        Leaf = needsScores ? new LeafScore(boost * Field.InverseDocumentFrequency(DocFreqForScoring), Field.Inverse) : default;
    }

    /// <summary>The term.</summary>
    public Documents.Term Term { get; }

    /// <summary>Where it is.</summary>
    public TermStates States { get; }

    /// <summary>Statistics of its field.</summary>
    public FieldStatistics Field { get; }

    /// <summary>How documents are scored.</summary>
    public LeafScore Leaf { get; }

    private int DocFreqForScoring { get; }

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment)
    {
        PostingsCursor? postings = States.Open(segment, _needsScores ? PostingsDetail.Frequencies : PostingsDetail.Documents);
        if (postings is null)
            return null;
        return _needsScores ? new TermScorer(postings, Leaf, Searcher.NormsOf(segment, Term.Field)) : new ConstantScorer(new TermDocsCursor(postings), 0f);
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        PostingsCursor? postings = States.Open(segment, PostingsDetail.Frequencies);
        if (postings is null || postings.Advance(docId) != docId)
            return Explanation.NoMatch("no matching term");
        return Bm25Explanation.Leaf(
            Query.ToString(), docId, postings.Freq, "freq, occurrences of term within document", Searcher.NormsOf(segment, Term.Field)[docId],
            _boost, Bm25Explanation.Idf(Field, DocFreqForScoring), Field);
    }
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of terms that count as one.</summary>
internal sealed class SynonymWeight : Weight
{
    private readonly TermStates[] _states;
    private readonly float[] _boosts;
    private readonly string _field;
    private readonly FieldStatistics _statistics;
    private readonly LeafScore _leaf;
    private readonly float _boost;
    private readonly long _docFreq;

    /// <summary>Looks the terms up.</summary>
    public SynonymWeight(SynonymQuery query, IndexSearcher searcher, bool needsScores, float boost)
        : base(query, searcher)
    {
        _states = [.. query.Terms.Select(t => searcher.StatesOf(t.Term))];
        _boosts = [.. query.Terms.Select(static t => t.Boost)];
        _field = query.Terms[0].Term.Field;
        _boost = boost;
        _statistics = searcher.StatisticsOf(_field);
        _docFreq = _states.Max(static s => s.DocFreq);
        _leaf = needsScores ? new LeafScore(boost * _statistics.InverseDocumentFrequency(_docFreq), _statistics.Inverse) : new LeafScore(0f, _statistics.Inverse);
    }

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment)
    {
        List<PostingsCursor> postings = [];
        List<float> boosts = [];
        for (int i = 0; i < _states.Length; i++)
        {
            if (_states[i].Open(segment, PostingsDetail.Frequencies) is not { } cursor)
                continue;
            postings.Add(cursor);
            boosts.Add(_boosts[i]);
        }
        return postings.Count == 0 ? null : new SynonymScorer([.. postings], [.. boosts], _leaf, Searcher.NormsOf(segment, _field));
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        if (OpenScorerAt(segment, docId) is not SynonymScorer scorer)
            return Explanation.NoMatch("no matching term");
        float freq = scorer.Freq();
        return Bm25Explanation.Leaf(
            Query.ToString(), docId, freq, $"termFreq={Query.Print(freq)}", Searcher.NormsOf(segment, _field)[docId],
            _boost, Bm25Explanation.Idf(_statistics, _docFreq), _statistics);
    }
}

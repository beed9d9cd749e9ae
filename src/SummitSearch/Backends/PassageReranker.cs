using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>The second stage of ranking: looks at the best passages of the first one more closely.</summary>
/// <remarks>Cost grows with candidates times words of the query, not with the index. Each candidate is judged by itself, so the outcome does not depend on the others.</remarks>
internal sealed class PassageReranker(IndexSearcher searcher, RankingWeights weights)
{
    // BM25 over unstemmed words, as the experiments had it.
    private const float ExactK1 = 0.9f;
    private const float ExactB = 0.4f;

    private readonly IndexReader _reader = searcher.Reader;

    /// <summary>Fills in the scores of candidates.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="candidates">In ascending order of their documents, columns filled in.</param>
    public void Score(QueryPlan plan, Candidate[] candidates)
    {
        foreach ((string language, IReadOnlyList<QueryTerm> terms) in plan.Terms)
        {
            var words = new ContentWords(searcher, PassageSchema.Text(language), terms);
            if (words.Count == 0) continue;
            ScoreText(words, plan.Synonyms.GetValueOrDefault(language, []), candidates);
            if (weights.Article + weights.ListedArticle > 0) new ArticleScorer(searcher, weights, language, words).Score(candidates);
        }
        ScoreExact(plan.ExactTerms, candidates);
    }

    private void ScoreText(ContentWords words, List<SynonymGroup> synonyms, Candidate[] candidates)
    {
        var positions = new PositionTable(words.Count);
        var synonymPositions = new SynonymPositions(searcher, words.Field, synonyms, [.. words.Texts]);
        var pairs = new ProximityScorer(weights, words.InverseDocumentFrequencies);
        foreach (SegmentSlice slice in SegmentSlice.Of(_reader, candidates))
        {
            PostingsCursor?[] cursors = words.Open(slice.Segment, PostingsDetail.Positions);
            NormsReader? norms = _reader.Segments[slice.Segment].Norms(words.Field);
            synonymPositions.Open(slice.Segment);
            for (int i = slice.Start; i < slice.End; i++)
            {
                int docId = candidates[i].Document - slice.DocBase;
                float inverse = norms is null ? 0 : words.Statistics.LengthFactor(norms.Bytes[docId]), text = 0;
                positions.Clear();
                for (int t = 0; t < cursors.Length; t++)
                {
                    if (cursors[t] is not { } cursor || !cursor.MovesTo(docId)) continue;
                    text += words.WeightOf(t) * Bm25.Saturate(cursor.Freq * inverse);
                    positions.Read(t, cursor);
                }
                synonymPositions.Read(docId, positions);
                candidates[i].Scores.Text += text;
                candidates[i].Scores.Window += pairs.BestWindow(positions);
                candidates[i].Scores.Pairs += pairs.Pairs(positions);
            }
        }
    }

    private void ScoreExact(IReadOnlyList<QueryTerm> terms, Candidate[] candidates)
    {
        FieldStatistics statistics = FieldStatistics.Of(_reader, PassageSchema.Exact, ExactK1, ExactB);
        foreach (QueryTerm term in terms)
        {
            TermStates states = searcher.StatesOf(new Term(PassageSchema.Exact, term.Text));
            if (states.DocFreq == 0) continue;
            float weight = term.Weight * statistics.InverseDocumentFrequency(states.DocFreq);
            foreach (SegmentSlice slice in SegmentSlice.Of(_reader, candidates))
            {
                if (states.Open(slice.Segment, PostingsDetail.Frequencies) is not { } cursor) continue;
                NormsReader? norms = _reader.Segments[slice.Segment].Norms(PassageSchema.Exact);
                for (int i = slice.Start; i < slice.End; i++)
                {
                    int docId = candidates[i].Document - slice.DocBase;
                    if (cursor.MovesTo(docId))
                        candidates[i].Scores.Exact += weight * Bm25.Saturate(cursor.Freq * statistics.LengthFactor(norms is null ? (byte)1 : norms.Bytes[docId]));
                }
            }
        }
    }
}

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
        foreach ((string language, IReadOnlyList<QueryTerm> terms) in plan.Terms) ScoreText(PassageSchema.Text(language), terms, plan.Synonyms.GetValueOrDefault(language, []), candidates);
        ScoreExact(plan.ExactTerms, candidates);
    }

    private void ScoreText(string field, IReadOnlyList<QueryTerm> terms, List<SynonymGroup> synonyms, Candidate[] candidates)
    {
        QueryTerm[] content = [.. terms.Where(static t => !t.IsQuestionWord)];
        if (content.Length == 0 || searcher.StatisticsOf(field).DocCount == 0) return;
        var positions = new PositionTable(content.Length);
        TermStates[] states = [.. content.Select(t => searcher.StatesOf(new Term(field, t.Text)))];
        float[] idfs = [.. states.Select(s => searcher.StatisticsOf(field).InverseDocumentFrequency(s.DocFreq))];
        var synonymPositions = new SynonymPositions(searcher, field, synonyms, [.. content.Select(static t => t.Text)]);
        var pairs = new ProximityScorer(weights, idfs);
        foreach (SegmentSlice slice in SegmentSlice.Of(_reader, candidates))
        {
            PostingsCursor?[] cursors = [.. states.Select(s => s.Open(slice.Segment, PostingsDetail.Positions))];
            synonymPositions.Open(slice.Segment);
            for (int i = slice.Start; i < slice.End; i++)
            {
                positions.Clear();
                for (int t = 0; t < cursors.Length; t++)
                {
                    if (cursors[t] is { } cursor && MovesTo(cursor, candidates[i].Document - slice.DocBase)) positions.Read(t, cursor);
                }
                synonymPositions.Read(candidates[i].Document - slice.DocBase, positions);
                candidates[i].Scores.Window += pairs.BestWindow(positions);
                candidates[i].Scores.Pairs += pairs.Pairs(positions);
            }
        }
        ScoreArticles(field, content, states, idfs, candidates);
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
                    if (!MovesTo(cursor, docId)) continue;
                    float saturation = cursor.Freq * statistics.LengthFactor(norms is null ? (byte)1 : norms.Bytes[docId]);
                    candidates[i].Scores.Exact += weight * saturation / (1 + saturation);
                }
            }
        }
    }

    /// <summary>BM25 of the articles: frequencies and lengths are summed over their passages, which stand side by side.</summary>
    private void ScoreArticles(string field, QueryTerm[] terms, TermStates[] states, float[] idfs, Candidate[] candidates)
    {
        if (weights.Article == 0) return;
        float averageLength = AverageArticleLength(field);
        foreach (SegmentSlice slice in SegmentSlice.Of(_reader, candidates))
        {
            PostingsCursor?[] cursors = [.. states.Select(s => s.Open(slice.Segment, PostingsDetail.Frequencies))];
            NormsReader? norms = _reader.Segments[slice.Segment].Norms(field);
            if (norms is null) continue;
            float score = 0;
            for (int i = slice.Start; i < slice.End; i++)
            {
                Candidate candidate = candidates[i];
                if (i == slice.Start || candidate.ArticleDocument != candidates[i - 1].ArticleDocument)
                    score = ArticleScore(candidate.FirstDocument - slice.DocBase, candidate.ArticleDocument - slice.DocBase, cursors, norms, terms, idfs, averageLength);
                candidate.Scores.Article += score;
            }
        }
    }

    private float ArticleScore(int first, int end, PostingsCursor?[] cursors, NormsReader norms, QueryTerm[] terms, float[] idfs, float averageLength)
    {
        float length = 0;
        foreach (byte code in norms.Bytes[first..end]) length += FieldLength.Decode(code);
        float norm = weights.K1 * (1 - weights.B + (weights.B * length / averageLength));
        float score = 0;
        for (int t = 0; t < cursors.Length; t++)
        {
            if (cursors[t] is not { } cursor) continue;
            int frequency = 0;
            if (cursor.DocId < first) cursor.Advance(first);
            for (; cursor.DocId < end; cursor.NextDoc()) frequency += cursor.Freq;
            score += terms[t].Weight * idfs[t] * frequency / (frequency + norm);
        }
        return score;
    }

    private float AverageArticleLength(string field)
    {
        long articles = 0;
        foreach (SegmentReader segment in _reader.Segments)
        {
            if (segment.Terms(PassageSchema.Kind) is { } kinds && kinds.TryGet("article"u8, out TermEntry entry)) articles += entry.DocFreq;
        }
        FieldStatistics statistics = searcher.StatisticsOf(field);
        return Math.Max(1, statistics.AverageLength * statistics.DocCount / Math.Max(1, articles));
    }

    private static bool MovesTo(PostingsCursor cursor, int docId) => (cursor.DocId >= docId ? cursor.DocId : cursor.Advance(docId)) == docId;
}

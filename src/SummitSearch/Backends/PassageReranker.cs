using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>The second stage of ranking: looks at the best passages of the first one more closely.</summary>
/// <remarks>Cost grows with candidates times words of the query, not with the index: each word's postings are walked once for all candidates.
/// Each candidate is judged by itself, so the outcome does not depend on the others. Thread-safe.</remarks>
internal sealed class PassageReranker(IndexReader reader, RankingWeights weights)
{
    // BM25 over unstemmed words, as the experiments had it.
    private const float ExactK1 = 0.9f;
    private const float ExactB = 0.4f;

    private readonly FieldStatistics _exact = FieldStatistics.Of(reader, PassageSchema.Exact, ExactK1, ExactB);
    private readonly SpareCursors _textCursors = new(reader.Segments.Count);
    private readonly SpareCursors _titleCursors = new(reader.Segments.Count);
    private readonly SpareCursors _familyCursors = new(reader.Segments.Count);
    private readonly SpareCursors _exactCursors = new(reader.Segments.Count);
    private readonly SpareCursors _runCursors = new(reader.Segments.Count);

    /// <summary>How much each part counts.</summary>
    public RankingWeights Weights => weights;

    /// <summary>Fills in the scores of candidates.</summary>
    /// <param name="searcher">Of the query: it remembers where its terms are.</param>
    /// <param name="plan">The query.</param>
    /// <param name="candidates">In ascending order of their documents, columns filled in.</param>
    public void Score(IndexSearcher searcher, QueryPlan plan, Span<Candidate> candidates)
    {
        List<SegmentSlice> slices = SegmentSlice.Of(reader, candidates);
        using var occurrences = new Occurrences();
        foreach ((string language, List<QueryTerm> terms) in plan.Terms)
        {
            var words = new ContentWords(searcher, language, terms);
            if (words.Count > 0) ScoreText(searcher, words, plan.Synonyms[language], candidates, slices, occurrences);
        }
        ScoreExact(searcher, plan.ExactTerms, candidates, slices);
    }

    /// <summary>Fills in what is too dear for all candidates: the places of words that stand nearly everywhere.</summary>
    /// <param name="searcher">Of the query.</param>
    /// <param name="plan">The query.</param>
    /// <param name="best">The best candidates, in ascending order of their documents.</param>
    public void ScoreRuns(IndexSearcher searcher, QueryPlan plan, Span<Candidate> best)
    {
        if (plan.Runs.Runs.Count == 0) return;
        using var runs = new RunScorer(searcher, plan.Runs, _exact);
        foreach (SegmentSlice slice in SegmentSlice.Of(reader, best)) runs.Score(slice, best[slice.Start..slice.End], _runCursors);
    }

    private void ScoreText(IndexSearcher searcher, ContentWords words, List<SynonymGroup> synonyms, Span<Candidate> candidates, List<SegmentSlice> slices, Occurrences occurrences)
    {
        var positions = new PositionTable(words.Count);
        var synonymPositions = new SynonymPositions(searcher, words.Field, synonyms, words.Terms);
        var pairs = new ProximityScorer(weights, words.InverseDocumentFrequencies, words.WindowWeights);
        var articles = new ArticleScorer(searcher, weights, words);
        FamilyScorer? families = weights.Family == 0 ? null : new FamilyScorer(searcher, words);
        foreach (SegmentSlice slice in slices)
        {
            Span<Candidate> inSegment = candidates[slice.Start..slice.End];
            NormsReader? normsOfField = reader.Segments[slice.Segment].Norms(words.Field);
            ReadOnlySpan<byte> norms = normsOfField is null ? default : normsOfField.Bytes;
            occurrences.Read(words, slice, inSegment, _textCursors);
            synonymPositions.Open(slice.Segment);
            for (int i = 0; i < inSegment.Length; i++)
            {
                int docId = inSegment[i].Document - slice.DocBase;
                float inverse = norms.IsEmpty ? 0 : words.Statistics.LengthFactor(norms[docId]), text = 0;
                positions.Clear();
                for (int word = 0; word < words.Count; word++)
                {
                    ReadOnlySpan<int> places = occurrences.PlacesIn(i, word);
                    if (places.IsEmpty) continue;
                    text += words.Weights[word] * Bm25.Saturate(places.Length * inverse);
                    positions.Add(word, places);
                }
                synonymPositions.Read(docId, positions);
                ref StageScores scores = ref inSegment[i].Scores;
                scores.Text += text;
                scores.Window += pairs.BestWindow(positions);
                scores.Pairs += pairs.Pairs(positions);
            }
            families?.Score(slice, inSegment, occurrences, norms, _familyCursors);
            articles.Score(slice, inSegment, occurrences, _titleCursors);
        }
    }

    private void ScoreExact(IndexSearcher searcher, List<QueryTerm> terms, Span<Candidate> candidates, List<SegmentSlice> slices)
    {
        foreach (SegmentSlice slice in slices)
        {
            NormsReader? normsOfField = reader.Segments[slice.Segment].Norms(PassageSchema.Exact);
            ReadOnlySpan<byte> norms = normsOfField is null ? default : normsOfField.Bytes;
            PostingsCursor? cursor = _exactCursors.Take(slice.Segment);
            foreach (QueryTerm term in terms)
            {
                TermStates states = searcher.StatesOf(new Term(PassageSchema.Exact, term.Text));
                if (!states.TryOpen(slice.Segment, PostingsDetail.Frequencies, ref cursor)) continue;
                float weight = term.Weight * _exact.InverseDocumentFrequency(states.DocFreq);
                foreach (ref Candidate candidate in candidates[slice.Start..slice.End])
                {
                    int docId = candidate.Document - slice.DocBase;
                    if (cursor.MovesTo(docId))
                        candidate.Scores.Exact += weight * Bm25.Saturate(cursor.Freq * _exact.LengthFactor(norms.IsEmpty ? (byte)1 : norms[docId]));
                }
            }
            _exactCursors.Keep(slice.Segment, cursor);
        }
    }
}

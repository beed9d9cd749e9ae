using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>BM25 of articles as a whole. Their passages stand side by side, so that frequencies and lengths are sums over them; the title, which begins each passage, counts once.</summary>
internal sealed class ArticleScorer
{
    private const int MostOnStack = 256;
    private readonly IndexReader _reader;
    private readonly RankingWeights _weights;
    private readonly ContentWords _words;
    private readonly string _titleField;
    private readonly TermStates[] _titleStates;
    private readonly float _averageLength;

    /// <summary>Prepares for the words of a query in the fields of their language.</summary>
    public ArticleScorer(IndexSearcher searcher, RankingWeights weights, ContentWords words)
    {
        _reader = searcher.Reader;
        _weights = weights;
        _words = words;
        _titleField = PassageSchema.Title(words.Language);
        _titleStates = Array.ConvertAll(words.Terms, t => searcher.StatesOf(new Term(_titleField, t)));
        _averageLength = AverageLength(searcher);
    }

    /// <summary>Fills in the scores of the candidates of a segment.</summary>
    /// <param name="slice">The segment.</param>
    /// <param name="candidates">Its candidates, ascending.</param>
    /// <param name="occurrences">Their words.</param>
    /// <param name="spares">Cursors of the title.</param>
    public void Score(SegmentSlice slice, Span<Candidate> candidates, Occurrences occurrences, SpareCursors spares)
    {
        SegmentReader segment = _reader.Segments[slice.Segment];
        if (segment.Norms(_words.Field) is not { } norms) return;
        NormsReader? titleNorms = segment.Norms(_titleField);
        int articles = occurrences.ArticleCount;
        float[]? rented = articles > MostOnStack ? new float[2 * articles] : null;
        Span<float> room = rented ?? stackalloc float[2 * MostOnStack];
        Span<float> factors = room[..articles], scores = room.Slice(articles, articles);
        scores.Clear();
        for (int article = 0; article < factors.Length; article++)
        {
            ref readonly Candidate candidate = ref candidates[occurrences.CandidatesOf(article).Start];
            float length = LengthOf(norms.Bytes, titleNorms, candidate.FirstDocument - slice.DocBase, candidate.ArticleDocument - slice.DocBase);
            factors[article] = _weights.K1 * (1 - _weights.B + (_weights.B * Math.Max(1, length) / _averageLength));
        }
        PostingsCursor? titles = spares.Take(slice.Segment);
        for (int word = 0; word < _words.Count; word++)
        {
            bool isInTitles = _titleStates[word].TryOpen(slice.Segment, PostingsDetail.Frequencies, ref titles);
            for (int article = 0; article < scores.Length; article++)
            {
                int frequency = occurrences.CountIn(article, word);
                if (frequency == 0) continue;
                if (isInTitles) frequency -= Repeated(titles!, in candidates[occurrences.CandidatesOf(article).Start], slice.DocBase);
                if (frequency > 0) scores[article] += _words.Weights[word] * Bm25.Saturate(frequency / factors[article]);
            }
        }
        spares.Keep(slice.Segment, titles);
        for (int article = 0; article < scores.Length; article++)
        {
            (int start, int end) = occurrences.CandidatesOf(article);
            foreach (ref Candidate candidate in candidates[start..end]) candidate.Scores.Article += scores[article];
        }
    }

    /// <summary>How often the title repeats a word: once in every passage but one.</summary>
    private static int Repeated(PostingsCursor titles, in Candidate candidate, int docBase)
    {
        int repetitions = candidate.ArticleDocument - candidate.FirstDocument - 1;
        return repetitions > 0 && titles.MovesTo(candidate.FirstDocument - docBase) ? repetitions * titles.Freq : 0;
    }

    private static float LengthOf(ReadOnlySpan<byte> norms, NormsReader? titles, int first, int end)
    {
        float length = 0;
        foreach (byte code in norms[first..end]) length += FieldLength.Decode(code);
        return titles is null ? length : length - ((end - first - 1) * FieldLength.Decode(titles.Bytes[first]));
    }

    /// <summary>Mean length of the articles of the language, each with its title once.</summary>
    private float AverageLength(IndexSearcher searcher)
    {
        FieldStatistics text = _words.Statistics, title = searcher.StatisticsOf(_titleField);
        long articles = searcher.StatesOf(new Term(PassageSchema.FirstPassage, _words.Language)).DocFreq;
        float titles = title.AverageLength * title.DocCount, tokens = text.AverageLength * text.DocCount;
        return Math.Max(1, ((tokens - titles) / Math.Max(1, articles)) + title.AverageLength);
    }
}

using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>BM25 of articles as a whole. Their passages stand side by side, so that frequencies and lengths are sums over them; the title, which begins each passage, counts once.</summary>
internal sealed class ArticleScorer
{
    private readonly IndexReader _reader;
    private readonly RankingWeights _weights;
    private readonly ContentWords _words;
    private readonly string _titleField;
    private readonly TermStates[] _titleStates;
    private readonly float _averageLength;

    /// <summary>Prepares for the words of a query in the fields of a language.</summary>
    public ArticleScorer(IndexSearcher searcher, RankingWeights weights, string language, ContentWords words)
    {
        _reader = searcher.Reader;
        _weights = weights;
        _words = words;
        _titleField = PassageSchema.Title(language);
        _titleStates = [.. words.Texts.Select(t => searcher.StatesOf(new Term(_titleField, t)))];
        _averageLength = AverageLength(searcher, language);
    }

    /// <summary>Fills in the scores of candidates, which are in ascending order of their documents.</summary>
    public void Score(Candidate[] candidates)
    {
        foreach (SegmentSlice slice in SegmentSlice.Of(_reader, candidates))
        {
            SegmentReader segment = _reader.Segments[slice.Segment];
            if (segment.Norms(_words.Field) is not { } norms) continue;
            PostingsCursor?[] cursors = _words.Open(slice.Segment, PostingsDetail.Frequencies);
            PostingsCursor?[] titles = [.. _titleStates.Select(s => s.Open(slice.Segment, PostingsDetail.Frequencies))];
            NormsReader? titleNorms = segment.Norms(_titleField);
            float score = 0;
            for (int i = slice.Start; i < slice.End; i++)
            {
                Candidate candidate = candidates[i];
                if (i == slice.Start || candidate.ArticleDocument != candidates[i - 1].ArticleDocument)
                {
                    int first = candidate.FirstDocument - slice.DocBase, end = candidate.ArticleDocument - slice.DocBase;
                    score = ScoreOf(first, end, cursors, titles, LengthOf(norms, titleNorms, first, end));
                }
                candidate.Scores.Article += score;
            }
        }
    }

    private static float LengthOf(NormsReader norms, NormsReader? titles, int first, int end)
    {
        float length = 0;
        foreach (byte code in norms.Bytes[first..end]) length += FieldLength.Decode(code);
        return titles is null ? length : length - ((end - first - 1) * FieldLength.Decode(titles.Bytes[first]));
    }

    private float ScoreOf(int first, int end, PostingsCursor?[] cursors, PostingsCursor?[] titles, float length)
    {
        float norm = _weights.K1 * (1 - _weights.B + (_weights.B * Math.Max(1, length) / _averageLength));
        float score = 0;
        for (int t = 0; t < cursors.Length; t++)
        {
            if (cursors[t] is not { } cursor) continue;
            int frequency = 0;
            if (cursor.DocId < first) cursor.Advance(first);
            for (; cursor.DocId < end; cursor.NextDoc()) frequency += cursor.Freq;
            if (end - first > 1 && titles[t] is { } title && title.MovesTo(first)) frequency -= (end - first - 1) * title.Freq;
            if (frequency > 0) score += _words.WeightOf(t) * Bm25.Saturate(frequency / norm);
        }
        return score;
    }

    /// <summary>Mean length of the articles of the language, each with its title once.</summary>
    private float AverageLength(IndexSearcher searcher, string language)
    {
        FieldStatistics text = _words.Statistics, title = searcher.StatisticsOf(_titleField);
        long articles = TermStates.DocFreqOf(_reader, new Term(PassageSchema.FirstPassage, language));
        float titles = title.AverageLength * title.DocCount, tokens = text.AverageLength * text.DocCount;
        return Math.Max(1, ((tokens - titles) / Math.Max(1, articles)) + title.AverageLength);
    }
}

using System.Buffers;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Where the words of a query stand in the candidates of one segment, and how often in their articles. Each word's postings are walked once, and one
/// cursor serves all words.</summary>
/// <remarks>Not thread-safe. Reused from segment to segment; its buffers are pooled.</remarks>
internal sealed class Occurrences : IDisposable
{
    private int[] _starts = [];
    private int[] _places = [];
    private int[] _inArticles = [];
    private int[] _articleStarts = [];
    private int _placeCount;
    private int _candidates;
    private int _articles;

    /// <summary>Number of articles that the candidates belong to.</summary>
    public int ArticleCount => _articles;

    /// <summary>Walks the postings of all words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="slice">The segment.</param>
    /// <param name="candidates">Its candidates, ascending.</param>
    /// <param name="spares">Cursors of the field.</param>
    public void Read(ContentWords words, SegmentSlice slice, ReadOnlySpan<Candidate> candidates, SpareCursors spares)
    {
        _candidates = candidates.Length;
        _placeCount = 0;
        GroupByArticle(candidates);
        Reserve(ref _starts, (words.Count * _candidates) + 1);
        Reserve(ref _inArticles, words.Count * _articles);
        Array.Clear(_inArticles, 0, words.Count * _articles);
        PostingsCursor? cursor = spares.Take(slice.Segment);
        for (int word = 0; word < words.Count; word++)
        {
            if (words.StatesOf(word).TryOpen(slice.Segment, PostingsDetail.Positions, ref cursor)) Walk(word, cursor, slice.DocBase, candidates);
            else _starts.AsSpan(word * _candidates, _candidates).Fill(_placeCount);
        }
        spares.Keep(slice.Segment, cursor);
        _starts[words.Count * _candidates] = _placeCount;
    }

    /// <summary>Ascending places of a word in a candidate; as many as its frequency.</summary>
    public ReadOnlySpan<int> PlacesIn(int candidate, int word)
    {
        int at = (word * _candidates) + candidate;
        return _places.AsSpan(_starts[at], _starts[at + 1] - _starts[at]);
    }

    /// <summary>How often a word stands in the passages of an article.</summary>
    public int CountIn(int article, int word) => _inArticles[(word * _articles) + article];

    /// <summary>The candidates of an article: from the first up to the second number.</summary>
    public (int Start, int End) CandidatesOf(int article) => (_articleStarts[article], _articleStarts[article + 1]);

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(_starts);
        Return(_places);
        Return(_inArticles);
        Return(_articleStarts);
    }

    private static void Reserve(ref int[] array, int length, int used = 0)
    {
        if (array.Length >= length) return;
        int[] larger = ArrayPool<int>.Shared.Rent(length);
        array.AsSpan(0, used).CopyTo(larger);
        Return(array);
        array = larger;
    }

    private static void Return(int[] rented)
    {
        if (rented.Length > 0) ArrayPool<int>.Shared.Return(rented);
    }

    private void GroupByArticle(ReadOnlySpan<Candidate> candidates)
    {
        Reserve(ref _articleStarts, candidates.Length + 1);
        _articles = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            if (i == 0 || candidates[i].ArticleDocument != candidates[i - 1].ArticleDocument) _articleStarts[_articles++] = i;
        }
        _articleStarts[_articles] = candidates.Length;
    }

    private void Walk(int word, PostingsCursor cursor, int docBase, ReadOnlySpan<Candidate> candidates)
    {
        for (int article = 0; article < _articles; article++)
        {
            (int candidate, int last) = CandidatesOf(article);
            int first = candidates[candidate].FirstDocument - docBase, end = candidates[candidate].ArticleDocument - docBase, count = 0;
            for (int docId = cursor.DocId < first ? cursor.Advance(first) : cursor.DocId; docId < end; docId = cursor.NextDoc())
            {
                count += cursor.Freq;
                for (; candidate < last && candidates[candidate].Document - docBase < docId; candidate++) _starts[(word * _candidates) + candidate] = _placeCount;
                if (candidate < last && candidates[candidate].Document - docBase == docId)
                {
                    _starts[(word * _candidates) + candidate++] = _placeCount;
                    ReadPlaces(cursor);
                }
            }
            for (; candidate < last; candidate++) _starts[(word * _candidates) + candidate] = _placeCount;
            _inArticles[(word * _articles) + article] = count;
        }
    }

    private void ReadPlaces(PostingsCursor cursor)
    {
        int freq = cursor.Freq;
        if (_places.Length < _placeCount + freq) Reserve(ref _places, Math.Max(256, 2 * (_placeCount + freq)), _placeCount);
        for (; freq > 0; freq--) _places[_placeCount++] = cursor.NextPosition();
    }
}

using System.Buffers;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Scores how many of a query's <see cref="QueryRuns"/> a passage has, word for word, and how often.</summary>
/// <remarks>For one query. Little words stand in nearly every passage, so their places are read only where a word of matter that they stand beside in the query occurs.</remarks>
internal sealed class RunScorer : IDisposable
{
    private readonly IndexSearcher _searcher;
    private readonly QueryRuns _query;
    private readonly TermStates[] _states;
    private readonly float[] _weights;
    // For each little word, the words of matter that it stands beside.
    private readonly List<int>[] _company;
    private int[] _starts = [];
    private int[] _places = ArrayPool<int>.Shared.Rent(256);
    private int _placeCount;
    private int _candidates;

    /// <summary>Looks the words up. A run weighs as much as the rarest of its words of matter.</summary>
    public RunScorer(IndexSearcher searcher, QueryRuns query, FieldStatistics statistics)
    {
        _searcher = searcher;
        _query = query;
        _states = Array.ConvertAll(query.Words, word => searcher.StatesOf(new Term(PassageSchema.Exact, word)));
        _weights = new float[query.Runs.Count];
        _company = new List<int>[query.Words.Length];
        for (int word = 0; word < _company.Length; word++) _company[word] = [];
        for (int i = 0; i < _weights.Length; i++)
        {
            foreach (int content in query.Runs[i])
            {
                if (!IsContent(content)) continue;
                _weights[i] = Math.Max(_weights[i], statistics.InverseDocumentFrequency(_states[content].DocFreq));
                foreach (int other in query.Runs[i])
                {
                    if (!IsContent(other) && !_company[other].Contains(content)) _company[other].Add(content);
                }
            }
        }
    }

    /// <summary>Fills in the scores of the candidates of a segment.</summary>
    /// <param name="slice">The segment.</param>
    /// <param name="candidates">Its candidates, ascending.</param>
    /// <param name="spares">Cursors of the field.</param>
    public void Score(SegmentSlice slice, Span<Candidate> candidates, SpareCursors spares)
    {
        // An index of an older schema, which is searched while it rebuilds itself, has no places in this field.
        if (_searcher.Reader.Segments[slice.Segment].Terms(PassageSchema.Exact) is not { Field.HasPositions: true }) return;
        _candidates = candidates.Length;
        _placeCount = 0;
        int starts = (_states.Length * _candidates) + 1;
        if (_starts.Length < starts) Replace(ref _starts, ArrayPool<int>.Shared.Rent(starts));
        PostingsCursor? cursor = spares.Take(slice.Segment);
        for (int word = 0; word < _states.Length; word++)
        {
            if (_states[word].TryOpen(slice.Segment, PostingsDetail.Positions, ref cursor)) Walk(word, cursor, slice.DocBase, candidates);
            else _starts.AsSpan(word * _candidates, _candidates).Fill(_placeCount);
        }
        spares.Keep(slice.Segment, cursor);
        _starts[starts - 1] = _placeCount;
        for (int i = 0; i < candidates.Length; i++) candidates[i].Scores.Runs = ScoreOf(i);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Replace(ref _starts, []);
        Replace(ref _places, []);
    }

    private static void Replace(ref int[] rented, int[] other)
    {
        if (rented.Length > 0) ArrayPool<int>.Shared.Return(rented);
        rented = other;
    }

    private bool IsContent(int word) => word < _query.ContentCount;

    private void Walk(int word, PostingsCursor cursor, int docBase, ReadOnlySpan<Candidate> candidates)
    {
        for (int i = 0; i < candidates.Length; i++)
        {
            _starts[(word * _candidates) + i] = _placeCount;
            if ((IsContent(word) || HasCompany(word, i)) && cursor.MovesTo(candidates[i].Document - docBase)) ReadPlaces(cursor);
        }
    }

    private bool HasCompany(int word, int candidate)
    {
        foreach (int other in _company[word])
        {
            if (!PlacesOf(other, candidate).IsEmpty) return true;
        }
        return false;
    }

    private void ReadPlaces(PostingsCursor cursor)
    {
        int freq = cursor.Freq;
        if (_places.Length < _placeCount + freq)
        {
            int[] larger = ArrayPool<int>.Shared.Rent(2 * (_placeCount + freq));
            _places.AsSpan(0, _placeCount).CopyTo(larger);
            Replace(ref _places, larger);
        }
        for (; freq > 0; freq--) _places[_placeCount++] = cursor.NextPosition();
    }

    /// <summary>Ascending places of a word in a candidate. Complete once the next word is being read.</summary>
    private ReadOnlySpan<int> PlacesOf(int word, int candidate)
    {
        int at = (word * _candidates) + candidate;
        return _places.AsSpan(_starts[at], _starts[at + 1] - _starts[at]);
    }

    private float ScoreOf(int candidate)
    {
        float score = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            int count = CountOf(_query.Runs[i], candidate);
            score += _weights[i] * Bm25.Saturate(count);
        }
        return score;
    }

    private int CountOf(int[] run, int candidate)
    {
        int count = 0;
        foreach (int place in PlacesOf(run[0], candidate))
        {
            int matched = 1;
            while (matched < run.Length && PlacesOf(run[matched], candidate).BinarySearch(place + matched) >= 0) matched++;
            if (matched == run.Length) count++;
        }
        return count;
    }
}

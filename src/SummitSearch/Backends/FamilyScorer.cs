using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>What the words of a query would earn more in the text if the other words of their families were counted with them.</summary>
/// <remarks>An occurrence of a more frequent word than the one that was typed counts less, by how rare both are.</remarks>
internal sealed class FamilyScorer
{
    private readonly ContentWords _words;
    private readonly List<(int Word, TermStates States, float Share)> _others = [];
    private float[] _counts = [];

    /// <summary>Looks the families up.</summary>
    /// <param name="searcher">Of the query.</param>
    /// <param name="words">The words of the query in a language. Those of a family that the query itself has count as themselves only.</param>
    public FamilyScorer(IndexSearcher searcher, ContentWords words)
    {
        _words = words;
        for (int word = 0; word < words.Count; word++)
        {
            foreach (string other in WordFamilies.Of(words.Language, words.Terms[word]))
            {
                if (words.Terms.Contains(other)) continue;
                TermStates states = searcher.StatesOf(new Term(words.Field, other));
                if (states.DocFreq > 0) _others.Add((word, states, Math.Min(1, words.Statistics.InverseDocumentFrequency(states.DocFreq) / words.InverseDocumentFrequencies[word])));
            }
        }
    }

    /// <summary>Fills in the scores of the candidates of a segment.</summary>
    /// <param name="slice">The segment.</param>
    /// <param name="candidates">Its candidates, ascending.</param>
    /// <param name="occurrences">Their words.</param>
    /// <param name="norms">Lengths of the field.</param>
    /// <param name="spares">Cursors of the field.</param>
    public void Score(SegmentSlice slice, Span<Candidate> candidates, Occurrences occurrences, ReadOnlySpan<byte> norms, SpareCursors spares)
    {
        if (_others.Count == 0 || norms.IsEmpty) return;
        if (_counts.Length < candidates.Length) _counts = new float[candidates.Length];
        PostingsCursor? cursor = spares.Take(slice.Segment);
        for (int i = 0; i < _others.Count;)
        {
            int word = _others[i].Word;
            Array.Clear(_counts);
            for (; i < _others.Count && _others[i].Word == word; i++)
            {
                if (_others[i].States.TryOpen(slice.Segment, PostingsDetail.Frequencies, ref cursor)) Count(cursor, _others[i].Share, slice.DocBase, candidates);
            }
            for (int c = 0; c < candidates.Length; c++)
            {
                if (_counts[c] == 0) continue;
                float factor = _words.Statistics.LengthFactor(norms[candidates[c].Document - slice.DocBase]);
                int own = occurrences.PlacesIn(c, word).Length;
                candidates[c].Scores.Family += _words.Weights[word] * (Bm25.Saturate((own + _counts[c]) * factor) - Bm25.Saturate(own * factor));
            }
        }
        spares.Keep(slice.Segment, cursor);
    }

    private void Count(PostingsCursor cursor, float share, int docBase, ReadOnlySpan<Candidate> candidates)
    {
        for (int c = 0; c < candidates.Length; c++)
        {
            if (cursor.MovesTo(candidates[c].Document - docBase)) _counts[c] += share * cursor.Freq;
        }
    }
}

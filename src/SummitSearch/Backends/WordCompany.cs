using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>How well a word goes with the other words of a query: how often they share passages.</summary>
/// <remarks>For one query. Looks at a bounded number of postings, however large the index.</remarks>
internal sealed class WordCompany
{
    private const int MostOthers = 6;
    private const int MostLooks = 1024;
    private const double LargestShare = 0.05;
    private const double Doubt = 10;

    private readonly IndexSearcher _searcher;
    private readonly double _passages;
    private readonly TermStates[] _others;

    /// <summary>Looks the other words up.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="words">All words of the query.</param>
    /// <param name="word">The one in question.</param>
    public WordCompany(IndexSearcher searcher, IEnumerable<string> words, string word)
    {
        _searcher = searcher;
        _passages = Math.Max(1, searcher.Reader.MaxDoc);
        _others = [.. words.Distinct(StringComparer.Ordinal).Where(w => w != word && !QuestionWords.Contains(w))
            .Select(w => searcher.StatesOf(new Term(PassageSchema.Exact, w)))
            .Where(s => s.DocFreq > 0 && s.DocFreq <= LargestShare * _passages)
            .OrderBy(static s => s.DocFreq).Take(MostOthers)];
    }

    /// <summary>The sum of the logarithms of how much oftener the other words stand beside this one than anywhere; what is rarer beside it says nothing against it.</summary>
    public double Of(string word)
    {
        if (_others.Length == 0) return 0;
        _searcher.Clock.ThrowIfOver();
        TermStates states = _searcher.StatesOf(new Term(PassageSchema.Exact, word));
        double sum = 0;
        foreach (TermStates other in _others)
        {
            double share = other.DocFreq / _passages;
            // As if the word had stood in a few more passages, which are like any.
            sum += Math.Max(0, Math.Log((Together(states, other) + (Doubt * share)) / ((states.DocFreq + Doubt) * share)));
        }
        return sum;
    }

    /// <summary>How many passages have both words: estimated from the first of those that have the rarer one.</summary>
    private double Together(TermStates word, TermStates other)
    {
        (TermStates rare, TermStates common) = word.DocFreq <= other.DocFreq ? (word, other) : (other, word);
        int looks = 0, together = 0;
        for (int segment = 0; segment < _searcher.Reader.Segments.Count && looks < MostLooks; segment++)
        {
            if (rare.Open(segment, PostingsDetail.Documents) is not { } leading) continue;
            if (common.Open(segment, PostingsDetail.Documents) is not { } following)
            {
                looks += leading.DocFreq;
                continue;
            }
            for (int doc = leading.NextDoc(); doc != DocIdCursor.NoMoreDocs && looks < MostLooks; doc = leading.NextDoc())
            {
                looks++;
                if ((following.DocId < doc ? following.Advance(doc) : following.DocId) == doc) together++;
            }
        }
        return together * Math.Max(1, (double)rare.DocFreq / Math.Max(1, looks));
    }
}

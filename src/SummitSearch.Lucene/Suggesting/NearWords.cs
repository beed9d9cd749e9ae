using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>The words of a field within some edits of a given one, a swap of neighbours counting as one edit.</summary>
/// <remarks>Thread-safe. Large dictionaries are kept in memory from the first time on (<see cref="FuzzyQuery"/> uses the same), so that later words cost microseconds.</remarks>
public static class NearWords
{
    /// <summary>Finds the words, the most frequent first, then in order of the alphabet; the word itself is not among them.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="field">A field whose terms are words.</param>
    /// <param name="word">The word as indexed.</param>
    /// <param name="edits">1 or 2.</param>
    /// <param name="most">How many are looked at, those of the fewest edits for their length first; at least 1.</param>
    /// <param name="clock">When to give up.</param>
    /// <exception cref="SearchAbandonedException">The clock has run out.</exception>
    public static IReadOnlyList<TermCompletion> Find(IndexReader reader, string field, string word, int edits, int most, SearchClock clock)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(clock);
        using ReaderLease lease = reader.Acquire();
        FuzzyQuery near = new(new Term(field, word), edits);
        return [.. MultiTermRewrite.BestTerms(reader, near, most, clock)
            .Where(t => !t.Term.Equals(near.Term))
            .Select(t => new TermCompletion(t.Term.Text, TermStates.DocFreqOf(reader, t.Term)))
            .OrderByDescending(static t => t.DocFreq).ThenBy(static t => t.Term, StringComparer.Ordinal)];
    }
}

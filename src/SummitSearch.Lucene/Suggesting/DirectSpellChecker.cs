using System.Text;
using SummitSearch.Lucene.Analysis.Unicode;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>Suggests words of an index that are like a given one, straight from its dictionary.</summary>
/// <remarks>Thread-safe. Gives the suggestions of Apache Lucene's spell checker of that name, in the same order.</remarks>
/// <param name="options">How to look, or null for the defaults.</param>
public sealed class DirectSpellChecker(SpellOptions? options = null)
{
    private readonly SpellOptions _options = options ?? new SpellOptions();

    /// <summary>Suggests words, best first: by score, then by document frequency, then by text.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="field">The field whose words are suggested.</param>
    /// <param name="word">The word as indexed (analysed where the field is).</param>
    /// <param name="count">How many suggestions to give at most; at least 1.</param>
    /// <param name="mode">For which words.</param>
    /// <param name="cancellation">Ends the walk through the dictionary.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<SpellSuggestion> Suggest(IndexReader reader, string field, string word, int count, SpellMode mode = SpellMode.NotInIndex, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Suggest(reader, field, word, count, mode, new SearchClock(null, cancellation));
    }

    /// <summary>Suggests words as long as a clock allows.</summary>
    /// <param name="reader">The index whose words are offered.</param>
    /// <param name="field">The field.</param>
    /// <param name="word">The word as typed, analysed.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="mode">For which words to suggest at all.</param>
    /// <param name="clock">When to give up.</param>
    /// <exception cref="SearchAbandonedException">The clock has run out.</exception>
    public IReadOnlyList<SpellSuggestion> Suggest(IndexReader reader, string field, string word, int count, SpellMode mode, SearchClock clock)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (CodePoints(word) < _options.MinQueryLength)
            return [];
        using ReaderLease lease = reader.Acquire();
        Term term = new(field, LowerCaseTable.ToLower(word));
        int docFreq = TermStates.DocFreqOf(reader, term);
        if ((mode == SpellMode.NotInIndex && docFreq > 0) || IsFrequent(docFreq, reader.MaxDoc))
            return [];
        int floor = mode == SpellMode.MorePopular ? docFreq : 0;
        int inspections = count * _options.MaxInspections;
        Dictionary<string, SpellSuggestion> found = [];
        if (_options.MinEdits == 1)
            Collect(reader, term, 1, inspections, floor, found, clock);
        if (_options.MaxEdits > 1 && found.Count < inspections)
            Collect(reader, term, _options.MaxEdits, inspections, floor, found, clock);
        return [.. found.Values.OrderByDescending(static s => s.Score).ThenByDescending(static s => s.DocFreq).ThenBy(static s => s.Word, StringComparer.Ordinal).Take(count)];
    }

    private bool IsFrequent(int docFreq, int maxDoc)
    {
        float limit = _options.MaxQueryFrequency;
        return docFreq > (limit >= 1f ? limit : (int)Math.Ceiling(limit * (float)maxDoc));
    }

    /// <summary>Adds the best words within some edits: highest scores, among equal ones the smaller words.</summary>
    private void Collect(IndexReader reader, Term term, int edits, int most, int docFreqFloor, Dictionary<string, SpellSuggestion> found, SearchClock clock)
    {
        FuzzyQuery similar = new(term, edits, Math.Max(_options.MinPrefix, edits - 1));
        SortedDictionary<Term, (float Score, int DocFreq)> candidates = [];
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(term.Field) is not { } terms)
                continue;
            TermWalk walk = similar.OpenTerms(terms, clock);
            while (walk.MoveNext())
            {
                Term candidate = new(term.Field, walk.Term);
                int before = candidates.TryGetValue(candidate, out (float Score, int DocFreq) known) ? known.DocFreq : 0;
                candidates[candidate] = (walk.Boost, before + walk.Entry.DocFreq);
            }
        }
        IEnumerable<KeyValuePair<Term, (float Score, int DocFreq)>> best = candidates
            .Where(c => !c.Key.Equals(term) && c.Value.DocFreq > docFreqFloor && c.Value.Score >= _options.Accuracy)
            .OrderByDescending(static c => c.Value.Score)
            .ThenBy(static c => c.Key)
            .Take(most);
        foreach ((Term candidate, (float score, int docFreq)) in best)
            found.TryAdd(candidate.Text, new SpellSuggestion(candidate.Text, score, docFreq));
    }

    private static int CodePoints(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
            count++;
        return count;
    }
}

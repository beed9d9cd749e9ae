using System.Collections.Concurrent;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Searching;

/// <summary>Where the terms are that were looked up last in one view of an index, those that it does not have included.</summary>
/// <remarks>Thread-safe. Forgets everything when it is full: what is asked for often is soon there again.</remarks>
internal sealed class TermMemory
{
    private const int MaxTerms = 4096;
    private readonly ConcurrentDictionary<Term, TermStates> _terms = new();
    private int _count;

    /// <summary>Where a term is, or null if nobody looked it up of late.</summary>
    public TermStates? Find(Term term) => _terms.GetValueOrDefault(term);

    /// <summary>Remembers a term.</summary>
    public void Add(Term term, TermStates states)
    {
        if (!_terms.TryAdd(term, states) || Interlocked.Increment(ref _count) <= MaxTerms)
            return;
        _terms.Clear();
        Volatile.Write(ref _count, 0);
    }
}

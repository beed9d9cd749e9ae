using System.Collections.Concurrent;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>What is known of the terms of one segment's files: where they are, and their tables.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CoreTables
{
    private const int MaxTerms = 1 << 16;
    private readonly ConcurrentDictionary<Term, TermTables> _terms = new();

    /// <summary>Number of terms known.</summary>
    public int Count => _terms.Count;

    /// <summary>Looks a term up, in memory first; null where the segment does not have it.</summary>
    public TermTables? Find(SegmentReader segment, Term term)
    {
        if (_terms.TryGetValue(term, out TermTables? tables))
            return tables;
        if (segment.Terms(term.Field) is not { } terms || !terms.TryGet(term.Bytes, out TermEntry entry))
            return null;
        if (_terms.Count >= MaxTerms)
            ForgetOldHalf();
        return _terms.GetOrAdd(term, new TermTables(terms, entry, segment.MaxDoc));
    }

    /// <summary>The terms that have tables within the budget.</summary>
    public IEnumerable<TermTables> WithTables() => _terms.Values.Where(static t => t.HasTable);

    /// <summary>Forgets terms without tables that were used longest ago; those with tables are the budget's business.</summary>
    private void ForgetOldHalf()
    {
        KeyValuePair<Term, TermTables>[] old = [.. _terms.Where(static t => !t.Value.HasTable).OrderBy(static t => t.Value.LastUse)];
        foreach (KeyValuePair<Term, TermTables> term in old.AsSpan(0, old.Length / 2))
            _terms.TryRemove(term);
    }
}

using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Indexing.Deleting;

/// <summary>Deletions between two moments of the writer's history: each hits the documents that came before it.</summary>
/// <remarks>Filled by one thread at a time under the gate of its <see cref="Buffering.BufferPool"/>; immutable once frozen.</remarks>
internal sealed class DeletePacket
{
    // Dictionary entry, term object, string and bytes, about.
    private const int BytesPerTerm = 160;
    private const int BytesPerQuery = 1024;
    private readonly Dictionary<Term, long> _terms = [];
    private readonly List<(Query Query, long Sequence)> _queries = [];

    /// <summary>The term deletions, each with the sequence number of the last time it was asked for.</summary>
    public IReadOnlyDictionary<Term, long> Terms => _terms;

    /// <summary>The deletions by query, in the order in which they were asked for.</summary>
    public IReadOnlyList<(Query Query, long Sequence)> Queries => _queries;

    /// <summary>The same terms in order, which is how a segment finds them fastest. Empty until frozen.</summary>
    public Term[] SortedTerms { get; private set; } = [];

    /// <summary>Sequence number of the moment at which the packet was frozen; none of its deletions is later.</summary>
    public long MaxSequence { get; private set; }

    /// <summary>True if there is nothing to delete.</summary>
    public bool IsEmpty => _terms.Count == 0 && _queries.Count == 0;

    /// <summary>Memory held, in bytes, about.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Deletes the documents with a term.</summary>
    public void Add(Term term, long sequence)
    {
        if (!_terms.ContainsKey(term))
            UsedBytes += BytesPerTerm + term.Bytes.Length;
        _terms[term] = sequence;
    }

    /// <summary>Deletes the documents that a query matches.</summary>
    public void Add(Query query, long sequence)
    {
        UsedBytes += BytesPerQuery;
        _queries.Add((query, sequence));
    }

    /// <summary>Ends the filling.</summary>
    public void Freeze(long sequence)
    {
        MaxSequence = sequence;
        SortedTerms = [.. _terms.Keys];
        Array.Sort(SortedTerms);
    }
}

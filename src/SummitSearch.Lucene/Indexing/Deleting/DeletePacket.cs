using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Deleting;

/// <summary>Deletions between two moments of the writer's history: each hits the documents that came before it.</summary>
/// <remarks>Filled by one thread at a time under the gate of its <see cref="BufferPool"/>; immutable once frozen.</remarks>
internal sealed class DeletePacket
{
    // Dictionary entry, term object, string and bytes, about.
    private const int BytesPerTerm = 160;
    private readonly Dictionary<Term, long> _terms = [];

    /// <summary>The term deletions, each with the sequence number of the last time it was asked for.</summary>
    public IReadOnlyDictionary<Term, long> Terms => _terms;

    /// <summary>The same terms in order, which is how a segment finds them fastest. Empty until frozen.</summary>
    public Term[] SortedTerms { get; private set; } = [];

    /// <summary>Sequence number of the moment at which the packet was frozen; none of its deletions is later.</summary>
    public long MaxSequence { get; private set; }

    /// <summary>True if there is nothing to delete.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Memory held, in bytes, about.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Deletes the documents with a term.</summary>
    public void Add(Term term, long sequence)
    {
        if (!_terms.ContainsKey(term))
            UsedBytes += BytesPerTerm + term.Bytes.Length;
        _terms[term] = sequence;
    }

    /// <summary>Ends the filling.</summary>
    public void Freeze(long sequence)
    {
        MaxSequence = sequence;
        SortedTerms = [.. _terms.Keys];
        Array.Sort(SortedTerms);
    }
}

using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Where a term is in each segment, looked up once.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class TermStates
{
    private readonly FieldTerms?[] _terms;
    private readonly TermEntry[] _entries;

    /// <summary>Looks a term up in all segments.</summary>
    public TermStates(IndexReader reader, Term term)
    {
        int segments = reader.Segments.Count;
        _terms = new FieldTerms?[segments];
        _entries = new TermEntry[segments];
        for (int i = 0; i < segments; i++)
        {
            if (reader.Segments[i].Terms(term.Field) is not { } terms || !terms.TryGet(term.Bytes, out _entries[i]))
                continue;
            _terms[i] = terms;
            DocFreq += _entries[i].DocFreq;
        }
    }

    /// <summary>Documents of the index that hold the term, deleted ones included.</summary>
    public int DocFreq { get; }

    /// <summary>Where the term is in a segment; false where the segment does not have it.</summary>
    public bool TryGet(int segment, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldTerms? terms, out TermEntry entry)
    {
        terms = _terms[segment];
        entry = _entries[segment];
        return terms is not null;
    }

    /// <summary>Opens the postings in a segment, or null where it does not have the term.</summary>
    public PostingsCursor? Open(int segment, PostingsDetail detail) =>
        _terms[segment] is { } terms ? terms.OpenPostings(_entries[segment], detail) : null;

    /// <summary>Documents of the index that hold a term.</summary>
    public static int DocFreqOf(IndexReader reader, Term term)
    {
        int docFreq = 0;
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(term.Field) is { } terms && terms.TryGet(term.Bytes, out TermEntry entry))
                docFreq += entry.DocFreq;
        }
        return docFreq;
    }
}

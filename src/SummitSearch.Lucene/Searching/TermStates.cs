using System.Diagnostics.CodeAnalysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Where a term is in each segment, looked up once.</summary>
/// <remarks>Immutable.</remarks>
public sealed class TermStates
{
    private readonly TermTables?[] _segments;

    /// <summary>Looks a term up in all segments.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="term">The term.</param>
    /// <param name="memory">Of each segment: remembers terms looked up before.</param>
    internal TermStates(IndexReader reader, Term term, CoreTables[] memory)
    {
        IReadOnlyList<SegmentReader> segments = reader.Segments;
        _segments = new TermTables?[segments.Count];
        for (int i = 0; i < _segments.Length; i++)
        {
            TermTables? found = memory[i].Find(segments[i], term);
            _segments[i] = found;
            DocFreq += found is null ? 0 : found.Entry.DocFreq;
        }
    }

    /// <summary>Documents of the index that hold the term, deleted ones included.</summary>
    public int DocFreq { get; }

    /// <summary>The term in a segment, or null where the segment does not have it.</summary>
    internal TermTables? In(int segment) => _segments[segment];

    /// <summary>Where the term is in a segment; false where the segment does not have it.</summary>
    public bool TryGet(int segment, [NotNullWhen(true)] out FieldTerms? terms, out TermEntry entry)
    {
        TermTables? found = _segments[segment];
        terms = found?.Terms;
        entry = found is null ? default : found.Entry;
        return terms is not null;
    }

    /// <summary>Opens the postings in a segment, or null where it does not have the term.</summary>
    public PostingsCursor? Open(int segment, PostingsDetail detail) =>
        _segments[segment] is { } found ? found.Terms.OpenPostings(found.Entry, detail) : null;

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

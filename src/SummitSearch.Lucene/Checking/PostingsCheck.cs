using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Walks over the postings of one term after the other: documents, frequencies, positions, offsets, skips and impacts.</summary>
/// <remarks>Not thread-safe; reuses its cursors.</remarks>
internal sealed class PostingsCheck
{
    private const int SkipTargets = 7;
    private const int MaxPosition = int.MaxValue - 128;

    private readonly SegmentReader _reader;
    private readonly FieldTerms _terms;
    private readonly FixedBitSet _documents;
    private readonly string _file;
    private readonly FaultLog _log;
    private readonly ImpactsCheck _impacts;
    private PostingsCursor? _cursor;
    private PostingsCursor? _skipping;
    private long _term;

    /// <summary>Prepares for a field; documents with terms are added to <paramref name="documents"/>.</summary>
    public PostingsCheck(SegmentReader reader, FieldTerms terms, FixedBitSet documents, string file, FaultLog log)
    {
        _reader = reader;
        _terms = terms;
        _documents = documents;
        _file = file;
        _log = log;
        _impacts = new ImpactsCheck(reader, terms);
    }

    /// <summary>Checks the postings of a term.</summary>
    public void Check(in TermEntry entry, ReadOnlySpan<byte> term, long ordinal)
    {
        _term = ordinal;
        if (entry.DocFreq <= 0 || entry.DocFreq > _terms.DocCount || entry.TotalTermFreq < entry.DocFreq)
            Report($"has {entry.DocFreq} documents (of {_terms.DocCount}) with {entry.TotalTermFreq} occurrences ({term.Length} bytes)");
        PostingsCursor cursor = _cursor = _terms.OpenPostings(entry, PostingsDetail.All, _cursor);
        int previous = -1;
        int count = 0;
        long occurrences = 0;
        for (int docId = cursor.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = cursor.NextDoc())
        {
            if (docId <= previous || docId >= _reader.MaxDoc)
            {
                Report($"leads to document {docId} after {previous}, below {_reader.MaxDoc} was expected");
                return;
            }
            if (cursor.Freq < 1)
                Report($"occurs {cursor.Freq} times in document {docId}");
            _documents.Set(docId);
            occurrences += cursor.Freq;
            if (_terms.Field.HasPositions)
                CheckPositions(cursor, docId);
            previous = docId;
            count++;
        }
        if (count != entry.DocFreq || (_terms.Field.HasFrequencies && occurrences != entry.TotalTermFreq))
            Report($"has {count} documents and {occurrences} occurrences, {entry.DocFreq} and {entry.TotalTermFreq} are recorded");
        CheckSkips(entry);
        if (_impacts.FindFault(entry) is { } fault)
            Report(fault);
    }

    private void CheckPositions(PostingsCursor cursor, int docId)
    {
        int previous = 0;
        int previousStart = 0;
        for (int i = cursor.Freq; i > 0; i--)
        {
            int position = cursor.NextPosition();
            if (position < previous || position > MaxPosition)
                Report($"stands at position {position} after {previous} in document {docId}");
            previous = position;
            if (!_terms.Field.HasOffsets)
                continue;
            if (cursor.StartOffset < previousStart || cursor.EndOffset < cursor.StartOffset)
                Report($"has offsets {cursor.StartOffset} to {cursor.EndOffset} after {previousStart} in document {docId}");
            previousStart = cursor.StartOffset;
        }
    }

    private void CheckSkips(in TermEntry entry)
    {
        if (entry.DocFreq <= PostingsCursor.BlockSize)
            return;
        for (int i = 1; i <= SkipTargets; i++)
        {
            int target = (int)((long)i * _reader.MaxDoc / (SkipTargets + 1));
            PostingsCursor cursor = _skipping = _terms.OpenPostings(entry, PostingsDetail.Frequencies, _skipping);
            int docId = cursor.Advance(target);
            if (docId < target || (docId != DocIdCursor.NoMoreDocs && (docId >= _reader.MaxDoc || cursor.NextDoc() <= docId)))
                Report($"leads to document {docId} when document {target} is sought");
        }
    }

    private void Report(string problem) => _log.Add(_file, -1, _reader.Info.Info.Name, $"term {_term} of field '{_terms.Field.Name}' {problem}.");
}

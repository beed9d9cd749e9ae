using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The documents of one slot of a phrase, and where in the current one its terms stand.</summary>
internal sealed class PhraseSlotCursor : DocIdCursor
{
    private readonly PostingsCursor[] _postings;
    private readonly DocIdCursor _documents;
    private int[] _positions = new int[16];

    /// <summary>Joins the alternatives of a slot; at least one.</summary>
    public PhraseSlotCursor(PostingsCursor[] postings)
    {
        _postings = postings;
        DocIdCursor[] cursors = Array.ConvertAll(postings, static DocIdCursor (p) => new TermDocsCursor(p));
        _documents = cursors.Length == 1 ? cursors[0] : new DisjunctionCursor(cursors);
    }

    /// <inheritdoc/>
    public override int DocId => _documents.DocId;

    /// <inheritdoc/>
    public override long Cost => _documents.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => _documents.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _documents.Advance(target);

    /// <summary>Positions in the current document, ascending, duplicates kept; valid until the cursor moves. To be read once a document.</summary>
    public ReadOnlySpan<int> ReadPositions()
    {
        int count = 0;
        foreach (PostingsCursor postings in _postings)
        {
            if (postings.DocId != _documents.DocId)
                continue;
            int freq = postings.Freq;
            if (_positions.Length < count + freq)
                Array.Resize(ref _positions, Math.Max(count + freq, 2 * _positions.Length));
            for (int i = 0; i < freq; i++)
                _positions[count++] = postings.NextPosition();
        }
        Span<int> positions = _positions.AsSpan(0, count);
        if (_postings.Length > 1)
            positions.Sort();
        return positions;
    }
}

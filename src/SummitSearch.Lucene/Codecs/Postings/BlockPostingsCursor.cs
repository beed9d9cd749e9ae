using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Walks over the postings of one term in the files of a segment (FORMAT.md, "Documents" and "Positions").</summary>
/// <remarks>Not thread-safe. Allocates nothing once opened; reopen it for the next term of the same field.</remarks>
internal sealed class BlockPostingsCursor : PostingsCursor
{
    private readonly PostingsFiles _files;
    private readonly FieldInfo _field;
    private readonly IndexInput _doc;
    private readonly int _maxDoc;
    private SkipReader? _skips;
    private PositionsReader? _positions;
    private TermEntry _term;
    private bool _wantsPositions;
    private bool _skipsAreOpen;
    private int _docsLoaded;
    private int _lastDoc;
    private long _nextPointer;
    private long _freqPointer;
    private long _occurrencesToSkip;
    private int _positionIndex;
    private int _unread;

    /// <summary>A cursor for one field, to be opened on a term.</summary>
    public BlockPostingsCursor(PostingsFiles files, FieldInfo field, int maxDoc)
    {
        _files = files;
        _field = field;
        _doc = files.Doc.Clone();
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override int StartOffset => _positions?.StartOffset ?? -1;

    /// <inheritdoc/>
    public override int EndOffset => _positions?.EndOffset ?? -1;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Payload => _positions is null ? default : _positions.Payload;

    /// <summary>True if the cursor may be reopened for a term of <paramref name="field"/>.</summary>
    public bool CanReadFor(PostingsFiles files, FieldInfo field) => ReferenceEquals(files, _files) && ReferenceEquals(field, _field);

    /// <summary>Starts on a term, before its first document.</summary>
    public void Open(in TermEntry term, PostingsDetail detail)
    {
        _term = term;
        DocFreq = term.DocFreq;
        DocId = -1;
        Count = Index = 0;
        _docsLoaded = _lastDoc = 0;
        _nextPointer = term.DocPointer;
        _freqPointer = -1;
        _skipsAreOpen = false;
        FreqsReady = false;
        _wantsPositions = detail >= PostingsDetail.Positions && _field.HasPositions;
        if (!_wantsPositions)
            return;
        _positions ??= new PositionsReader(_files, _field);
        _positions.Open(term, detail == PostingsDetail.All);
        _occurrencesToSkip = 0;
        _unread = 0;
        _positionIndex = 0;
    }

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (!_wantsPositions)
            throw new InvalidOperationException("The postings were opened without positions, or the field has none.");
        if (_positionIndex != Index + 1)
            GoToDocument();
        if (--_unread < 0)
            throw new InvalidOperationException("All positions of the document have been read.");
        return _positions!.Next();
    }

    /// <inheritdoc/>
    private protected override bool LoadNextBlock()
    {
        int left = DocFreq - _docsLoaded;
        if (left == 0)
            return false;
        if (_wantsPositions)
            PassDocuments(Count);
        if (left >= ForLayout.BlockSize)
            LoadFullBlock();
        else
            LoadTail(left);
        _positionIndex = 0;
        _docsLoaded += Count;
        _lastDoc = Docs[Count - 1];
        return true;
    }

    /// <inheritdoc/>
    private protected override bool LoadBlockOf(int target)
    {
        if (DocFreq - _docsLoaded > ForLayout.BlockSize)
            SkipTo(target);
        while (LoadNextBlock())
        {
            if (Docs[Count - 1] >= target)
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    private protected override void DecodeFrequencies()
    {
        if (_freqPointer >= 0)
            _nextPointer = FreqBlock.Read(_doc, _freqPointer, Freqs);
    }

    private void SkipTo(int target)
    {
        if (!_skipsAreOpen)
        {
            _skips ??= new SkipReader(_files.Doc, _field);
            _skips.Open(_term);
            _skipsAreOpen = true;
        }
        _skips!.SkipTo(target);
        int docsBefore = _skips.BlocksBefore * ForLayout.BlockSize;
        if (docsBefore <= _docsLoaded)
            return;
        SkipPoint point = _skips.Current;
        _docsLoaded = docsBefore;
        _lastDoc = point.LastDoc;
        _nextPointer = point.DocPointer;
        _freqPointer = -1;
        Count = 0;
        if (_wantsPositions)
        {
            _positions!.Seek(point);
            _occurrencesToSkip = 0;
            _unread = 0;
        }
    }

    private void LoadFullBlock()
    {
        if (_freqPointer >= 0 && !FreqsReady)
            _nextPointer = PforBlock.Skip(_doc, _freqPointer);
        long behind = GapBlock.Read(_doc, _nextPointer, _lastDoc, _maxDoc, Docs);
        Count = ForLayout.BlockSize;
        if (_field.HasFrequencies)
        {
            _freqPointer = behind;
            FreqsReady = false;
            return;
        }
        _nextPointer = behind;
        Freqs.AsSpan().Fill(1);
        FreqsReady = true;
    }

    private void LoadTail(int count)
    {
        Count = count;
        if (DocFreq == 1)
        {
            Docs[0] = _term.SingletonDocId;
            Freqs[0] = (int)Math.Min(int.MaxValue, _term.TotalTermFreq);
        }
        else
        {
            if (_freqPointer >= 0 && !FreqsReady)
                _nextPointer = PforBlock.Skip(_doc, _freqPointer);
            _doc.Position = _nextPointer;
            DocumentTail.Read(_doc, _lastDoc, _maxDoc, _field.HasFrequencies, Docs.AsSpan(0, count), Freqs);
        }
        _freqPointer = -1;
        FreqsReady = true;
    }

    private void GoToDocument()
    {
        PassDocuments(Index);
        _positions!.Skip(_occurrencesToSkip);
        _occurrencesToSkip = 0;
        _unread = Freqs[Index];
        _positionIndex = Index + 1;
        _positions.StartDocument();
    }

    private void PassDocuments(int toIndex)
    {
        _occurrencesToSkip += _unread;
        _unread = 0;
        if (!FreqsReady && Count > 0)
        {
            DecodeFrequencies();
            FreqsReady = true;
        }
        for (; _positionIndex < toIndex; _positionIndex++)
            _occurrencesToSkip += Freqs[_positionIndex];
    }
}

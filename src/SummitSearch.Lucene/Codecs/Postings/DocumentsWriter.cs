using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Writes the documents and frequencies of a term, and its skip data, to <c>.doc</c> (FORMAT.md, "Documents").</summary>
/// <remarks>Allocates nothing per document or term.</remarks>
internal sealed class DocumentsWriter
{
    private readonly IndexOutput _doc;
    private readonly int[] _gaps = new int[ForLayout.BlockSize];
    private readonly int[] _freqs = new int[ForLayout.BlockSize];
    private readonly int[] _packing = new int[ForLayout.BlockSize];
    private readonly byte[] _norms = new byte[ForLayout.BlockSize];
    private readonly SkipWriter _skips = new();
    private SkipPoint _behindLastBlock;
    private long _startPointer;
    private bool _hasFreqs;
    private int _inBlock;
    private int _lastDoc;

    /// <summary>Writes to <paramref name="doc"/>.</summary>
    public DocumentsWriter(IndexOutput doc) => _doc = doc;

    /// <summary>Documents of the current term so far.</summary>
    public int DocFreq { get; private set; }

    /// <summary>Occurrences in them (1 each where the field has no frequencies).</summary>
    public long TotalTermFreq { get; private set; }

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasFreqs = field.HasFrequencies;
        _skips.StartField(field);
    }

    /// <summary>Starts a term; <paramref name="start"/> holds the pointers of its positions.</summary>
    public void StartTerm(SkipPoint start)
    {
        DocFreq = 0;
        TotalTermFreq = 0;
        _inBlock = 0;
        _lastDoc = 0;
        _startPointer = _doc.FilePointer;
        _skips.StartTerm(start with { DocPointer = _startPointer });
    }

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">The document does not follow the one before, or <paramref name="freq"/> is below 1.</exception>
    public void Add(int docId, int freq, byte norm)
    {
        if (docId <= _lastDoc && (DocFreq > 0 || docId < 0) || freq < 1)
            ThrowNotAscending(docId, freq);
        int at = _inBlock;
        if (at == ForLayout.BlockSize)
        {
            // Only now is it known that documents follow the full block.
            _skips.Add(_behindLastBlock, _freqs, _norms);
            at = 0;
        }
        _gaps[at] = docId - _lastDoc;
        _freqs[at] = freq;
        _norms[at] = norm;
        _inBlock = at + 1;
        _lastDoc = docId;
        DocFreq++;
        TotalTermFreq += freq;
    }

    /// <summary>Ends a document. True when it filled a block: then <see cref="MarkBlock"/> must follow.</summary>
    public bool FinishDocument()
    {
        if (_inBlock != ForLayout.BlockSize)
            return false;
        GapBlock.Write(_doc, _gaps);
        if (_hasFreqs)
        {
            _freqs.CopyTo(_packing, 0);
            PforBlock.Write(_doc, _packing);
        }
        _behindLastBlock = new SkipPoint { LastDoc = _lastDoc, DocPointer = _doc.FilePointer };
        return true;
    }

    /// <summary>Notes where the positions stood when the last block was full.</summary>
    public void MarkBlock(PositionsWriter positions) => _behindLastBlock = positions.Mark(_behindLastBlock);

    /// <summary>Ends the term: tail and skip data.</summary>
    /// <returns>Its state without the pointers into <c>.pos</c> and <c>.pay</c>.</returns>
    public TermEntry FinishTerm()
    {
        long skipOffset = -1;
        if (DocFreq > 1)
            WriteTail();
        if (DocFreq > ForLayout.BlockSize)
        {
            skipOffset = _doc.FilePointer - _startPointer;
            _skips.Finish(_doc);
        }
        return new TermEntry
        {
            DocFreq = DocFreq,
            TotalTermFreq = TotalTermFreq,
            DocPointer = _startPointer,
            SkipOffset = skipOffset,
            LastPositionBlockOffset = -1,
            SingletonDocId = DocFreq == 1 ? _lastDoc : -1,
        };
    }

    private void WriteTail()
    {
        if (_inBlock == ForLayout.BlockSize)
            return;
        for (int i = 0; i < _inBlock; i++)
        {
            if (!_hasFreqs)
            {
                _doc.WriteVInt(_gaps[i]);
            }
            else if (_freqs[i] == 1)
            {
                _doc.WriteVInt(_gaps[i] << 1 | 1);
            }
            else
            {
                _doc.WriteVInt(_gaps[i] << 1);
                _doc.WriteVInt(_freqs[i]);
            }
        }
    }

    private void ThrowNotAscending(int docId, int freq) => throw new ArgumentException(freq < 1
        ? $"Frequency {freq} of document {docId} is below 1."
        : $"Document {docId} follows document {_lastDoc}; the documents of a term must ascend.");
}

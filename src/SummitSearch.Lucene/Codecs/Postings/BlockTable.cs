using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Random access to the blocks of one term: the lowest level of its skip data turned into a table, and its last documents decoded.</summary>
/// <remarks>Immutable and thread-safe. About 21 bytes a block, 25 with positions.</remarks>
internal sealed class BlockTable : TermBlocks
{
    private const int BlockSize = ForLayout.BlockSize;
    private readonly PostingsFiles _files;
    private readonly TermEntry _term;
    private readonly int _maxDoc;
    private readonly bool _hasFreqs;
    private readonly int[] _lastDocs;
    private readonly long[] _docPointers;
    private readonly long[] _impactPointers;
    private readonly int[] _tailDocs;
    private readonly int[] _tailFreqs;
    private readonly BlockPositions? _positions;

    /// <summary>Reads the table of a term.</summary>
    /// <exception cref="CorruptIndexException">The skip data or the last documents are damaged.</exception>
    public BlockTable(PostingsFiles files, FieldInfo field, in TermEntry term, int maxDoc)
    {
        _files = files;
        _term = term;
        _maxDoc = maxDoc;
        _hasFreqs = field.HasFrequencies;
        int entries = SkipEntryReader.EntryCount(term.DocFreq);
        // An entry takes four bytes or more; a damaged count must not allocate more than the file could fill.
        if (entries > files.Doc.Length / 4)
            throw new CorruptIndexException(files.Doc.Name, term.DocPointer, $"a term has {term.DocFreq} documents in a file of {files.Doc.Length} bytes.");
        _lastDocs = new int[entries + 1];
        _docPointers = new long[entries + 1];
        _impactPointers = new long[entries];
        _docPointers[0] = term.DocPointer;
        _positions = field.HasPositions ? new BlockPositions(files, field, term, entries) : null;
        int previousDoc = entries == 0 ? 0 : ReadSkips(files.Doc.Clone(), field);
        int tail = term.DocFreq - entries * BlockSize;
        _tailDocs = new int[tail];
        _tailFreqs = new int[tail];
        ReadLastBlock(previousDoc);
        _lastDocs[entries] = _tailDocs[^1];
    }

    /// <inheritdoc/>
    public override int DocFreq => _term.DocFreq;

    /// <inheritdoc/>
    public override int BlockCount => _lastDocs.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> LastDocs => _lastDocs;

    /// <inheritdoc/>
    public override int DecodeDocs(int block, Span<int> docs)
    {
        if (block == _lastDocs.Length - 1)
        {
            _tailDocs.CopyTo(docs);
            return _tailDocs.Length;
        }
        GapBlock.Read(_files.Doc, _docPointers[block], block == 0 ? 0 : _lastDocs[block - 1], _maxDoc, docs);
        return BlockSize;
    }

    /// <inheritdoc/>
    public override int DecodeFreqs(int block, Span<int> freqs)
    {
        if (block == _lastDocs.Length - 1)
        {
            _tailFreqs.CopyTo(freqs);
            return _tailFreqs.Length;
        }
        if (_hasFreqs)
            FreqBlock.Read(_files.Doc, FreqPointer(block), freqs);
        else
            freqs[..BlockSize].Fill(1);
        return BlockSize;
    }

    /// <inheritdoc/>
    public override int FreqAt(int block, int index)
    {
        if (block == _lastDocs.Length - 1)
            return _tailFreqs[index];
        return _hasFreqs ? PforBlock.ValueAt(_files.Doc, FreqPointer(block), index) : 1;
    }

    /// <inheritdoc/>
    public override int ReadPositions(int block, int index, ReadOnlySpan<int> freqs, ref int[] positions)
    {
        if (_positions is null)
            throw new InvalidOperationException("The field has no positions.");
        int freq = freqs[index];
        if ((uint)freq > _term.TotalTermFreq)
            throw new CorruptIndexException(_files.Doc.Name, _docPointers[block], $"a document has {freq} of {_term.TotalTermFreq} occurrences.");
        if (positions.Length < freq)
            positions = new int[Math.Max(freq, 2 * positions.Length)];
        _positions.Read(block, freqs[..index], positions.AsSpan(0, freq));
        return freq;
    }

    /// <inheritdoc/>
    public override int ReadImpacts(int block, Span<int> freqs, Span<long> norms)
    {
        if (block == _lastDocs.Length - 1)
            return 0;
        IndexInput input = _files.Doc.Clone();
        input.Position = _impactPointers[block];
        ImpactsReader pairs = new(input);
        int count = 0;
        while (pairs.MoveNext())
        {
            if (count == MaxImpacts)
                throw new CorruptIndexException(input.Name, _impactPointers[block], $"a block has more than {MaxImpacts} impacts.");
            freqs[count] = pairs.Freq;
            norms[count++] = pairs.Norm;
        }
        return count;
    }

    private int ReadSkips(IndexInput doc, FieldInfo field)
    {
        SkipEntryReader reader = new(field);
        doc.Position = _term.DocPointer + _term.SkipOffset;
        for (int level = SkipEntryReader.LevelCount(_term.DocFreq) - 1; level > 0; level--)
        {
            long length = doc.ReadVLong();
            doc.Position += length;
        }
        SkipPoint point = SkipEntryReader.StartOf(_term);
        for (int block = 0; block < _impactPointers.Length; block++)
        {
            point = reader.Read(doc, point);
            _lastDocs[block] = point.LastDoc;
            _docPointers[block + 1] = point.DocPointer;
            _positions?.Set(block + 1, point);
            _impactPointers[block] = doc.Position;
            doc.ReadBlob();
        }
        return point.LastDoc < _maxDoc ? point.LastDoc : throw new CorruptIndexException(doc.Name, doc.Position, $"skip data lead to document {point.LastDoc} of {_maxDoc}.");
    }

    private void ReadLastBlock(int previousDoc)
    {
        if (_term.DocFreq == 1)
        {
            _tailDocs[0] = _term.SingletonDocId;
            _tailFreqs[0] = (int)Math.Min(int.MaxValue, _term.TotalTermFreq);
            return;
        }
        long pointer = _docPointers[^1];
        if (_tailDocs.Length == BlockSize)
        {
            long freqs = GapBlock.Read(_files.Doc, pointer, previousDoc, _maxDoc, _tailDocs);
            if (_hasFreqs)
                FreqBlock.Read(_files.Doc, freqs, _tailFreqs);
            else
                _tailFreqs.AsSpan().Fill(1);
            return;
        }
        IndexInput doc = _files.Doc.Clone();
        doc.Position = pointer;
        DocumentTail.Read(doc, previousDoc, _maxDoc, _hasFreqs, _tailDocs, _tailFreqs);
    }

    private long FreqPointer(int block) => GapBlock.Skip(_files.Doc, _docPointers[block]);
}

using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Writes the inverted index of one segment: <c>.doc .pos .pay .tim .tip .tmd</c>. Flush and merge push fields, terms, documents and occurrences into it.</summary>
/// <remarks>Not thread-safe. Fields come in ordinal order of their names, terms in ascending byte order, documents ascending. Nothing is allocated per term or
/// document. Order of calls: StartField, (StartTerm, (StartDocument, AddPosition*, FinishDocument)*, FinishTerm)*, FinishField, and Finish at the end. A term
/// without documents and a field without terms leave no trace.</remarks>
internal sealed class PostingsWriter : IDisposable
{
    private readonly IndexOutput _doc;
    private readonly IndexOutput? _pos;
    private readonly IndexOutput? _pay;
    private readonly DocumentsWriter _documents;
    private readonly PositionsWriter? _positions;
    private readonly TermsWriter _terms;
    private readonly FixedBitSet _docsWithField;
    private readonly List<string> _fileNames = [];
    private byte[] _term = new byte[64];
    private int _termLength;
    private bool _hasPositions;
    private bool _hasFreqs;
    private bool _hasNorms;
    private bool _hasPayFile;
    private SkipPoint _termStart;

    /// <summary>Creates the files that the fields need.</summary>
    /// <param name="directory">Where to write.</param>
    /// <param name="segment">Segment name, such as <c>_a</c>.</param>
    /// <param name="segmentId">Its 16-byte id.</param>
    /// <param name="maxDoc">Number of documents in the segment.</param>
    /// <param name="fields">The segment's fields; they decide which files exist.</param>
    public PostingsWriter(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId, int maxDoc, IEnumerable<FieldInfo> fields)
    {
        FieldInfo[] all = [.. fields];
        _docsWithField = new FixedBitSet(maxDoc);
        try
        {
            _doc = Create(directory, segment, segmentId, "doc", PostingsFormat.DocCodec);
            // Marks a little-endian writer; readers never look at it.
            _doc.WriteByte((byte)'L');
            if (all.Any(static f => f.HasPositions))
                _pos = Create(directory, segment, segmentId, "pos", PostingsFormat.PosCodec);
            if (all.Any(PostingsFormat.HasPayFile))
                _pay = Create(directory, segment, segmentId, "pay", PostingsFormat.PayCodec);
            _terms = new TermsWriter(directory, segment, segmentId);
        }
        catch
        {
            Dispose();
            throw;
        }
        _fileNames.AddRange(_terms.FileNames);
        _documents = new DocumentsWriter(_doc);
        _positions = _pos is null ? null : new PositionsWriter(_pos, _pay);
    }

    /// <summary>Names of the files created.</summary>
    public IReadOnlyList<string> FileNames => _fileNames;

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasPositions = field.HasPositions;
        _hasFreqs = field.HasFrequencies;
        _hasNorms = field.HasNorms;
        _hasPayFile = PostingsFormat.HasPayFile(field);
        _docsWithField.Words.Clear();
        _documents.StartField(field);
        if (_hasPositions)
            _positions!.StartField(field);
        _terms.StartField(field);
    }

    /// <summary>Starts a term, greater than the one before.</summary>
    public void StartTerm(ReadOnlySpan<byte> term)
    {
        if (_term.Length < term.Length)
            _term = new byte[Math.Max(term.Length, 2 * _term.Length)];
        term.CopyTo(_term);
        _termLength = term.Length;
        _termStart = new SkipPoint
        {
            PositionPointer = _hasPositions ? _pos!.FilePointer : 0,
            PayloadPointer = _hasPayFile ? _pay!.FilePointer : 0,
        };
        _documents.StartTerm(_termStart);
        if (_hasPositions)
            _positions!.StartTerm();
    }

    /// <summary>Starts a document, greater than the one before.</summary>
    /// <param name="docId">Document number, below the segment's maxDoc.</param>
    /// <param name="freq">Occurrences, at least 1; ignored where the field has no frequencies.</param>
    /// <param name="norm">The document's field length byte, as the norms store it; ignored where the field has none.</param>
    public void StartDocument(int docId, int freq, byte norm)
    {
        _documents.Add(docId, _hasFreqs ? freq : 1, _hasNorms ? norm : (byte)1);
        _docsWithField.Set(docId);
        if (_hasPositions)
            _positions!.StartDocument();
    }

    /// <summary>Adds an occurrence to the current document; call it as often as its frequency says, where the field has positions.</summary>
    /// <param name="position">Token position, not below the one before.</param>
    /// <param name="payload">Its payload; empty for none; ignored where the field has none.</param>
    /// <param name="startOffset">UTF-16 offset; ignored where the field has no offsets.</param>
    /// <param name="endOffset">UTF-16 offset behind the occurrence; ignored likewise.</param>
    public void AddPosition(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset) =>
        _positions!.Add(position, payload, startOffset, endOffset);

    /// <summary>Ends the current document.</summary>
    public void FinishDocument()
    {
        if (_documents.FinishDocument() && _hasPositions)
            _documents.MarkBlock(_positions!);
    }

    /// <summary>Ends the current term.</summary>
    public void FinishTerm()
    {
        if (_documents.DocFreq == 0)
            return;
        TermEntry entry = _documents.FinishTerm() with { PositionPointer = _termStart.PositionPointer, PayloadPointer = _termStart.PayloadPointer };
        if (_hasPositions)
            entry = entry with { LastPositionBlockOffset = _positions!.FinishTerm(entry.TotalTermFreq) };
        _terms.Add(_term.AsSpan(0, _termLength), entry);
    }

    /// <summary>Ends the current field.</summary>
    public void FinishField() => _terms.FinishField(_docsWithField.Cardinality());

    /// <summary>Completes and closes all files.</summary>
    public void Finish()
    {
        CodecFile.WriteFooter(_doc);
        if (_pos is not null)
            CodecFile.WriteFooter(_pos);
        if (_pay is not null)
            CodecFile.WriteFooter(_pay);
        _terms.Finish();
        Dispose();
    }

    /// <summary>Closes the files. Without <see cref="Finish"/> before, they are unusable.</summary>
    public void Dispose()
    {
        _doc?.Dispose();
        _pos?.Dispose();
        _pay?.Dispose();
        _terms?.Dispose();
    }

    private IndexOutput Create(IndexDirectory directory, string segment, ReadOnlySpan<byte> id, string extension, string codec)
    {
        IndexOutput output = directory.CreateOutput(PostingsFormat.FileName(segment, PostingsFormat.Suffix, extension));
        _fileNames.Add(output.Name);
        CodecFile.WriteHeader(output, codec, PostingsFormat.PostingsVersion, id, PostingsFormat.Suffix);
        return output;
    }
}

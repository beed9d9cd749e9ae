using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Writes the terms dictionary and its index: <c>.tim .tip .tmd</c> (FORMAT.md, "Terms dictionary").</summary>
/// <remarks>Not thread-safe. Allocates per block, never per term.</remarks>
internal sealed class TermsWriter : IDisposable
{
    private readonly IndexOutput _tim;
    private readonly IndexOutput _tip;
    private readonly IndexOutput _tmd;
    private readonly MemoryOutput _fields = new();
    private readonly PendingTerms _pending;
    private FieldInfo _field = null!;
    private long _termCount;
    private long _sumDocFreq;
    private long _sumTotalTermFreq;
    private int _fieldCount;
    private byte[] _minTerm = [];

    /// <summary>Creates the three files.</summary>
    public TermsWriter(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId)
    {
        try
        {
            _tim = Create(directory, segment, segmentId, "tim", PostingsFormat.TermsCodec);
            _tip = Create(directory, segment, segmentId, "tip", PostingsFormat.IndexCodec);
            _tmd = Create(directory, segment, segmentId, "tmd", PostingsFormat.MetaCodec);
        }
        catch
        {
            Dispose();
            throw;
        }
        CodecFile.WriteHeader(_tmd, PostingsFormat.StateCodec, PostingsFormat.PostingsVersion, segmentId, PostingsFormat.Suffix);
        _tmd.WriteVInt(ForLayout.BlockSize);
        _pending = new PendingTerms(_tim);
    }

    /// <summary>Names of the files.</summary>
    public IReadOnlyList<string> FileNames => [_tim.Name, _tip.Name, _tmd.Name];

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _field = field;
        _termCount = _sumDocFreq = _sumTotalTermFreq = 0;
        _pending.StartField(field);
    }

    /// <summary>Adds a term, greater than the one before.</summary>
    /// <exception cref="ArgumentException">It is not greater.</exception>
    public void Add(ReadOnlySpan<byte> term, in TermEntry entry)
    {
        if (_termCount == 0)
            _minTerm = term.ToArray();
        _pending.Add(term, entry, isFirst: _termCount == 0);
        _termCount++;
        _sumDocFreq += entry.DocFreq;
        _sumTotalTermFreq += entry.TotalTermFreq;
    }

    /// <summary>Ends a field.</summary>
    /// <param name="docCount">Documents that have a term of it.</param>
    public void FinishField(int docCount)
    {
        if (_termCount == 0)
            return;
        byte[] maxTerm = _pending.LastTerm.ToArray();
        List<KeyValuePair<byte[], byte[]>> index = _pending.FinishField();
        byte[] rootCode = index[0].Value;
        _fieldCount++;
        _fields.WriteVInt(_field.Number);
        _fields.WriteVLong(_termCount);
        _fields.WriteBlob(rootCode);
        if (_field.HasFrequencies)
            _fields.WriteVLong(_sumTotalTermFreq);
        _fields.WriteVLong(_sumDocFreq);
        _fields.WriteVInt(docCount);
        _fields.WriteBlob(_minTerm);
        _fields.WriteBlob(maxTerm);
        _fields.WriteVLong(_tip.FilePointer);
        WriteIndex(index, rootCode);
    }

    /// <summary>Completes and closes the files.</summary>
    public void Finish()
    {
        _tmd.WriteVInt(_fieldCount);
        _tmd.WriteBytes(_fields.Written);
        CodecFile.WriteFooter(_tip);
        _tmd.WriteInt64(_tip.FilePointer);
        CodecFile.WriteFooter(_tim);
        _tmd.WriteInt64(_tim.FilePointer);
        CodecFile.WriteFooter(_tmd);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tim?.Dispose();
        _tip?.Dispose();
        _tmd?.Dispose();
    }

    private void WriteIndex(List<KeyValuePair<byte[], byte[]>> index, byte[] rootCode)
    {
        FstBuilder fst = new();
        for (int i = 1; i < index.Count; i++)
            fst.Add(index[i].Key, index[i].Value);
        int start = fst.Finish();
        CodecFile.WriteShortHeader(_fields, Fst.Codec, Fst.Version);
        // The value of the empty key is stored backwards, as everything else of the transducer is.
        MemoryOutput emptyValue = new();
        emptyValue.WriteBlob(rootCode);
        byte[] reversed = emptyValue.Written.ToArray();
        Array.Reverse(reversed);
        _fields.WriteByte(1);
        _fields.WriteBlob(reversed);
        _fields.WriteByte(Fst.ByteLabels);
        _fields.WriteVLong(start);
        _fields.WriteVLong(fst.Bytes.Length);
        _tip.WriteBytes(fst.Bytes);
    }

    private static IndexOutput Create(IndexDirectory directory, string segment, ReadOnlySpan<byte> id, string extension, string codec)
    {
        IndexOutput output = directory.CreateOutput(PostingsFormat.FileName(segment, PostingsFormat.Suffix, extension));
        CodecFile.WriteHeader(output, codec, PostingsFormat.TermsVersion, id, PostingsFormat.Suffix);
        return output;
    }
}

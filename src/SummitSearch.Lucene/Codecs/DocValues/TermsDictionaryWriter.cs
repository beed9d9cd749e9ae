using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes the sorted distinct values of a column, front-coded in blocks of 16, with an index (FORMAT.md, "Dictionaries of columns").</summary>
/// <remarks>Not thread-safe; one object a dictionary.</remarks>
internal sealed class TermsDictionaryWriter
{
    private const int LongPrefix = 15;
    private const int LongSuffix = 16;

    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;
    private readonly MemoryOutput _addresses = new();
    private readonly MemoryOutput _keys = new();
    private readonly MemoryOutput _keyMeta = new();
    private readonly MemoryOutput _keyAddresses = new();
    private readonly MonotonicWriter _blocks;
    private readonly MonotonicWriter _keyStarts;
    private readonly long _start;
    private byte[] _previous = new byte[64];
    private int _previousLength;
    private int _maxLength;
    private long _count;

    /// <summary>Starts a dictionary.</summary>
    /// <param name="meta">Metadata.</param>
    /// <param name="data">Data.</param>
    /// <param name="count">Number of terms to come.</param>
    public TermsDictionaryWriter(IndexOutput meta, IndexOutput data, long count)
    {
        _meta = meta;
        _data = data;
        _start = data.FilePointer;
        meta.WriteVLong(count);
        meta.WriteInt32(DocValuesFormat.TermBlockShift);
        meta.WriteInt32(DocValuesFormat.MonotonicShift);
        _blocks = new MonotonicWriter(meta, _addresses, DocValuesFormat.MonotonicShift);
        _keyStarts = new MonotonicWriter(_keyMeta, _keyAddresses, DocValuesFormat.MonotonicShift);
    }

    /// <summary>Appends a term, which must be above the one before.</summary>
    public void Add(ReadOnlySpan<byte> term)
    {
        int prefix = _count == 0 ? 0 : term.CommonPrefixLength(_previous.AsSpan(0, _previousLength));
        if ((_count & ((1 << DocValuesFormat.TermIndexShift) - 1)) == 0)
        {
            _keyStarts.Add(_keys.Length);
            // The shortest key that is above every term before.
            _keys.WriteBytes(_count == 0 ? default : term[..(prefix + 1)]);
        }
        if ((_count & ((1 << DocValuesFormat.TermBlockShift) - 1)) == 0)
        {
            _blocks.Add(_data.FilePointer - _start);
            _data.WriteBlob(term);
        }
        else
        {
            WriteSuffix(term, prefix);
        }
        Remember(term);
        _maxLength = Math.Max(_maxLength, term.Length);
        _count++;
    }

    /// <summary>Writes addresses, index and metadata.</summary>
    public void Finish()
    {
        _blocks.Finish();
        _keyStarts.Add(_keys.Length);
        _keyStarts.Finish();
        _meta.WriteInt32(_maxLength);
        _meta.WriteInt64(_start);
        _meta.WriteInt64(_data.FilePointer - _start);
        WriteArea(_addresses);
        _meta.WriteInt32(DocValuesFormat.TermIndexShift);
        _meta.WriteBytes(_keyMeta.Written);
        WriteArea(_keys);
        WriteArea(_keyAddresses);
    }

    private void WriteArea(MemoryOutput area)
    {
        _meta.WriteInt64(_data.FilePointer);
        _meta.WriteInt64(area.Length);
        _data.WriteBytes(area.Written);
    }

    private void WriteSuffix(ReadOnlySpan<byte> term, int prefix)
    {
        int suffix = term.Length - prefix;
        _data.WriteByte((byte)(Math.Min(prefix, LongPrefix) | Math.Min(suffix - 1, LongSuffix - 1) << 4));
        if (prefix >= LongPrefix)
            _data.WriteVInt(prefix - LongPrefix);
        if (suffix >= LongSuffix)
            _data.WriteVInt(suffix - LongSuffix);
        _data.WriteBytes(term[prefix..]);
    }

    private void Remember(ReadOnlySpan<byte> term)
    {
        if (_previous.Length < term.Length)
            _previous = new byte[Math.Max(term.Length, 2 * _previous.Length)];
        term.CopyTo(_previous);
        _previousLength = term.Length;
    }
}

using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Writes one block of the terms dictionary (FORMAT.md, "Term blocks"). Buffers are reused from block to block.</summary>
internal sealed class TermBlockWriter
{
    private const int NoCompression = 0;
    private const int LowercaseCompression = 1;
    private const int Lz4Compression = 2;
    private readonly IndexOutput _tim;
    private readonly MemoryOutput _suffixes = new(1024);
    private readonly MemoryOutput _compressed = new(1024);
    private readonly MemoryOutput _lengths = new();
    private readonly MemoryOutput _stats = new();
    private readonly MemoryOutput _states = new();
    private Lz4Encoder? _lz4;
    private FieldInfo _field = null!;
    private bool _hasPayFile;
    private int _singletons;
    private TermEntry _previous;

    /// <summary>Writes to <paramref name="tim"/>.</summary>
    public TermBlockWriter(IndexOutput tim) => _tim = tim;

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _field = field;
        _hasPayFile = Postings.PostingsFormat.HasPayFile(field);
    }

    /// <summary>Writes a block; returns its offset.</summary>
    /// <param name="bytes">The pending bytes that the entries point into.</param>
    /// <param name="prefixLength">Length of the prefix that all entries share.</param>
    /// <param name="entries">Terms and blocks in order.</param>
    /// <param name="isLast">False if another part of the same floor group follows.</param>
    public long Write(ReadOnlySpan<byte> bytes, int prefixLength, ReadOnlySpan<PendingEntry> entries, bool isLast)
    {
        long pointer = _tim.FilePointer;
        Reset();
        bool isLeaf = true;
        foreach (ref readonly PendingEntry entry in entries)
            isLeaf &= !entry.IsBlock;
        foreach (ref readonly PendingEntry entry in entries)
        {
            int suffixLength = entry.Length - prefixLength;
            _suffixes.WriteBytes(bytes.Slice(entry.Start + prefixLength, suffixLength));
            if (entry.IsBlock)
            {
                _lengths.WriteVInt(suffixLength << 1 | 1);
                _lengths.WriteVLong(pointer - entry.BlockPointer);
                continue;
            }
            _lengths.WriteVInt(isLeaf ? suffixLength : suffixLength << 1);
            AddTerm(entry.Term);
        }
        FlushSingletons();
        _tim.WriteVInt(entries.Length << 1 | (isLast ? 1 : 0));
        WriteSuffixes(prefixLength, entries.Length, isLeaf);
        WriteLengths();
        _tim.WriteBlob(_stats.Written);
        _tim.WriteBlob(_states.Written);
        return pointer;
    }

    private void Reset()
    {
        _suffixes.Reset();
        _lengths.Reset();
        _stats.Reset();
        _states.Reset();
        _singletons = 0;
        _previous = new TermEntry { SingletonDocId = -1 };
    }

    private void AddTerm(in TermEntry term)
    {
        if (term.DocFreq == 1 && term.TotalTermFreq == 1)
        {
            _singletons++;
        }
        else
        {
            FlushSingletons();
            _stats.WriteVInt(term.DocFreq << 1);
            if (_field.HasFrequencies)
                _stats.WriteVLong(term.TotalTermFreq - term.DocFreq);
        }
        AddState(term, _previous);
        _previous = term;
    }

    private void FlushSingletons()
    {
        if (_singletons > 0)
            _stats.WriteVInt(_singletons - 1 << 1 | 1);
        _singletons = 0;
    }

    private void AddState(in TermEntry term, in TermEntry previous)
    {
        if (previous.SingletonDocId >= 0 && term.SingletonDocId >= 0 && previous.DocPointer == term.DocPointer)
        {
            long delta = (long)term.SingletonDocId - previous.SingletonDocId;
            _states.WriteVLong((delta << 1 ^ delta >> 63) << 1 | 1);
        }
        else
        {
            _states.WriteVLong(term.DocPointer - previous.DocPointer << 1);
            if (term.SingletonDocId >= 0)
                _states.WriteVInt(term.SingletonDocId);
        }
        if (_field.HasPositions)
        {
            _states.WriteVLong(term.PositionPointer - previous.PositionPointer);
            if (_hasPayFile)
                _states.WriteVLong(term.PayloadPointer - previous.PayloadPointer);
            if (term.LastPositionBlockOffset >= 0)
                _states.WriteVLong(term.LastPositionBlockOffset);
        }
        if (term.SkipOffset >= 0)
            _states.WriteVLong(term.SkipOffset);
    }

    private void WriteSuffixes(int prefixLength, int entryCount, bool isLeaf)
    {
        ReadOnlySpan<byte> suffixes = _suffixes.Written;
        _compressed.Reset();
        // Short suffixes and the large blocks near the root are not worth the time a lookup would lose.
        int compression = suffixes.Length > 2L * entryCount && prefixLength > 2 ? Compress(suffixes, entryCount) : NoCompression;
        _tim.WriteVLong((long)suffixes.Length << 3 | (isLeaf ? 4L : 0) | (uint)compression);
        _tim.WriteBytes(compression == NoCompression ? suffixes : _compressed.Written);
    }

    private int Compress(ReadOnlySpan<byte> suffixes, int entryCount)
    {
        if (suffixes.Length > 6L * entryCount)
        {
            _lz4 ??= new Lz4Encoder();
            if (_lz4.Compress(suffixes, _compressed) < suffixes.Length - suffixes.Length / 4)
                return Lz4Compression;
            _compressed.Reset();
        }
        return LowercaseAscii.TryCompress(suffixes, _compressed) ? LowercaseCompression : NoCompression;
    }

    private void WriteLengths()
    {
        ReadOnlySpan<byte> lengths = _lengths.Written;
        bool allEqual = lengths.IndexOfAnyExcept(lengths[0]) < 0;
        _tim.WriteVInt(lengths.Length << 1 | (allEqual ? 1 : 0));
        _tim.WriteBytes(allEqual ? lengths[..1] : lengths);
    }
}

using System.Numerics;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads the occurrences of a term in order: positions and, on request, offsets and payloads (FORMAT.md, "Positions").</summary>
/// <remarks>Not thread-safe. Decodes a block when its first occurrence is wanted; blocks that are skipped are not decoded.</remarks>
internal sealed class PositionsReader
{
    private readonly IndexInput _pos;
    private readonly IndexInput? _pay;
    private readonly bool _hasOffsets;
    private readonly bool _hasPayloads;
    private readonly int[] _gaps = new int[ForLayout.BlockSize];
    private readonly int[] _startGaps;
    private readonly int[] _lengths;
    private readonly int[] _payloadLengths;
    private byte[] _payloads = [];
    private int _payloadAt;
    private bool _wantsAll;
    private long _posPointer;
    private long _payPointer;
    private long _tailPointer;
    private int _tailCount;
    private int _count;
    private int _next;
    private int _position;
    private int _startOffset;

    /// <summary>A reader for one field; takes cursors of its own.</summary>
    public PositionsReader(PostingsFiles files, FieldInfo field)
    {
        _pos = files.Pos!.Clone();
        _pay = files.Pay?.Clone();
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPayloads;
        _startGaps = _hasOffsets ? new int[ForLayout.BlockSize] : [];
        _lengths = _hasOffsets ? new int[ForLayout.BlockSize] : [];
        _payloadLengths = _hasPayloads ? new int[ForLayout.BlockSize] : [];
    }

    /// <summary>Start offset of the current occurrence, or -1.</summary>
    public int StartOffset => _hasOffsets && _wantsAll ? _startOffset : -1;

    /// <summary>End offset of the current occurrence, or -1.</summary>
    public int EndOffset => _hasOffsets && _wantsAll ? _startOffset + _lengths[_next - 1] : -1;

    /// <summary>Payload of the current occurrence.</summary>
    public ReadOnlySpan<byte> Payload => _hasPayloads && _wantsAll ? _payloads.AsSpan(_payloadAt - _payloadLengths[_next - 1], _payloadLengths[_next - 1]) : default;

    /// <summary>Starts on a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="wantsAll">True if offsets and payloads are wanted.</param>
    public void Open(in TermEntry term, bool wantsAll)
    {
        // A block of equal gaps holds 128 occurrences in two bytes; nothing is denser.
        if (term.TotalTermFreq / (ForLayout.BlockSize / 2) > _pos.Length)
            throw new CorruptIndexException(_pos.Name, term.PositionPointer, $"a term has {term.TotalTermFreq} occurrences in a file of {_pos.Length} bytes.");
        _wantsAll = wantsAll;
        _tailCount = (int)(term.TotalTermFreq % ForLayout.BlockSize);
        _tailPointer = term.PositionPointer + Math.Max(0, term.LastPositionBlockOffset);
        if (_tailCount == 0)
            _tailPointer = -1;
        Seek(SkipEntryReader.StartOf(term));
    }

    /// <summary>Goes to a place between two documents.</summary>
    public void Seek(in SkipPoint point)
    {
        _posPointer = point.PositionPointer;
        _payPointer = point.PayloadPointer;
        _count = _next = 0;
        Skip(point.PositionsBefore);
    }

    /// <summary>Starts a document.</summary>
    public void StartDocument()
    {
        _position = 0;
        _startOffset = 0;
    }

    /// <summary>Reads the next occurrence and returns its position.</summary>
    public int Next()
    {
        if (_next == _count)
            LoadBlock();
        int at = _next++;
        _position += _gaps[at];
        if (_wantsAll)
        {
            if (_hasOffsets)
                _startOffset += _startGaps[at];
            if (_hasPayloads)
                _payloadAt += _payloadLengths[at];
        }
        return _position;
    }

    /// <summary>Leaves out occurrences.</summary>
    public void Skip(long occurrences)
    {
        while (occurrences > _count - _next)
        {
            occurrences -= _count - _next;
            _next = _count;
            if (occurrences < ForLayout.BlockSize || _posPointer == _tailPointer)
                LoadBlock();
            else
                occurrences -= SkipBlock();
        }
        if (_wantsAll && _hasPayloads)
        {
            foreach (int length in _payloadLengths.AsSpan(_next, (int)occurrences))
                _payloadAt += length;
        }
        _next += (int)occurrences;
    }

    private int SkipBlock()
    {
        _posPointer = PforBlock.Skip(_pos, _posPointer);
        if (!_wantsAll)
            return ForLayout.BlockSize;
        if (_hasPayloads)
            _payPointer = SkipPayloads(PforBlock.Skip(_pay!, _payPointer), out _, out _);
        if (_hasOffsets)
            _payPointer = PforBlock.Skip(_pay!, PforBlock.Skip(_pay!, _payPointer));
        return ForLayout.BlockSize;
    }

    private long SkipPayloads(long pointer, out long start, out int length)
    {
        _pay!.Position = pointer;
        length = _pay.ReadCount();
        start = _pay.Position;
        return start + length;
    }

    private void LoadBlock()
    {
        _next = 0;
        _payloadAt = 0;
        if (_posPointer == _tailPointer)
        {
            _count = _tailCount;
            ReadTail();
            // Behind the tail is nothing of this term.
            _tailPointer = _posPointer = _pos.Length;
            return;
        }
        _count = ForLayout.BlockSize;
        _posPointer = PforBlock.Read(_pos, _posPointer, _gaps);
        if (_wantsAll)
            LoadPayBlock();
    }

    private void LoadPayBlock()
    {
        if (_hasPayloads)
        {
            _payPointer = PforBlock.Read(_pay!, _payPointer, _payloadLengths);
            _payPointer = SkipPayloads(_payPointer, out long start, out int length);
            CheckPayloads(length);
            ReservePayloads(length);
            _pay!.Span(start, length).CopyTo(_payloads);
        }
        if (_hasOffsets)
        {
            _payPointer = PforBlock.Read(_pay!, _payPointer, _startGaps);
            _payPointer = PforBlock.Read(_pay!, _payPointer, _lengths);
        }
    }

    private void CheckPayloads(int length)
    {
        long sum = 0;
        foreach (int one in _payloadLengths)
            sum += (uint)one;
        if (sum != length)
            throw new CorruptIndexException(_pay!.Name, _payPointer, $"128 payloads of {sum} bytes together are in {length} bytes.");
    }

    private void ReadTail()
    {
        _pos.Position = _posPointer;
        int payloadLength = 0, length = 0, payloadBytes = 0;
        for (int i = 0; i < _count; i++)
        {
            int code = _pos.ReadVInt();
            _gaps[i] = code;
            if (_hasPayloads)
            {
                _gaps[i] = code >>> 1;
                if ((code & 1) != 0)
                    payloadLength = _pos.ReadCount();
                ReadOnlySpan<byte> payload = _pos.ReadSpan(payloadLength);
                _payloadLengths[i] = payloadLength;
                ReservePayloads(payloadBytes + payloadLength);
                payload.CopyTo(_payloads.AsSpan(payloadBytes));
                payloadBytes += payloadLength;
            }
            if (_hasOffsets)
            {
                code = _pos.ReadVInt();
                if ((code & 1) != 0)
                    length = _pos.ReadCount();
                _startGaps[i] = code >>> 1;
                _lengths[i] = length;
            }
        }
    }

    private void ReservePayloads(int length)
    {
        if (_payloads.Length < length)
            Array.Resize(ref _payloads, (int)Math.Max((uint)length, BitOperations.RoundUpToPowerOf2((uint)length)));
    }
}

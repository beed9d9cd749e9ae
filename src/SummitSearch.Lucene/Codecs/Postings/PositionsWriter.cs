using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Writes the occurrences of a term to <c>.pos</c> and <c>.pay</c>: full blocks packed, the tail as variable-length integers (FORMAT.md, "Positions").</summary>
/// <remarks>Allocates nothing per occurrence.</remarks>
internal sealed class PositionsWriter
{
    private readonly IndexOutput _pos;
    private readonly IndexOutput? _pay;
    private readonly int[] _gaps = new int[ForLayout.BlockSize];
    private readonly int[] _startGaps = new int[ForLayout.BlockSize];
    private readonly int[] _lengths = new int[ForLayout.BlockSize];
    private readonly int[] _payloadLengths = new int[ForLayout.BlockSize];
    private readonly MemoryOutput _payloads = new();
    private bool _hasOffsets;
    private bool _hasPayloads;
    private int _count;
    private int _lastPosition;
    private int _lastStartOffset;
    private long _startPointer;
    private long _behindLastBlock;

    /// <summary>Writes to the given files; <paramref name="pay"/> is null where no field needs it.</summary>
    public PositionsWriter(IndexOutput pos, IndexOutput? pay)
    {
        _pos = pos;
        _pay = pay;
    }

    /// <summary>Starts a field with positions.</summary>
    public void StartField(FieldInfo field)
    {
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPayloads;
    }

    /// <summary>Starts a term.</summary>
    public void StartTerm()
    {
        _count = 0;
        _payloads.Reset();
        _startPointer = _behindLastBlock = _pos.FilePointer;
    }

    /// <summary>Starts a document.</summary>
    public void StartDocument()
    {
        _lastPosition = 0;
        _lastStartOffset = 0;
    }

    /// <summary>Where the next occurrence goes, added to the part of <paramref name="point"/> that tells of documents.</summary>
    public SkipPoint Mark(SkipPoint point) => point with
    {
        PositionPointer = _pos.FilePointer,
        PayloadPointer = _pay?.FilePointer ?? 0,
        PositionsBefore = _count,
        PayloadBytesBefore = _payloads.Length,
    };

    /// <summary>Adds an occurrence.</summary>
    /// <exception cref="ArgumentException">Positions or start offsets go back, or an offset ends before it starts.</exception>
    public void Add(int position, ReadOnlySpan<byte> payload, int startOffset, int endOffset)
    {
        int at = _count;
        int gap = position - _lastPosition;
        if (gap < 0)
            ThrowBackwards(position, _lastPosition);
        _gaps[at] = gap;
        _lastPosition = position;
        if (_hasPayloads)
        {
            _payloadLengths[at] = payload.Length;
            _payloads.WriteBytes(payload);
        }
        if (_hasOffsets)
        {
            if (startOffset < _lastStartOffset || endOffset < startOffset)
                ThrowOffsets(startOffset, endOffset, _lastStartOffset);
            _startGaps[at] = startOffset - _lastStartOffset;
            _lengths[at] = endOffset - startOffset;
            _lastStartOffset = startOffset;
        }
        _count = at + 1;
        if (_count == ForLayout.BlockSize)
            WriteBlock();
    }

    /// <summary>Writes the tail; returns the distance from the term's start to it, or -1 with up to 128 occurrences.</summary>
    public long FinishTerm(long totalTermFreq)
    {
        if (_count > 0)
            WriteTail();
        return totalTermFreq > ForLayout.BlockSize ? _behindLastBlock - _startPointer : -1;
    }

    private void WriteBlock()
    {
        PforBlock.Write(_pos, _gaps);
        if (_hasPayloads)
        {
            PforBlock.Write(_pay!, _payloadLengths);
            _pay!.WriteBlob(_payloads.Written);
            _payloads.Reset();
        }
        if (_hasOffsets)
        {
            PforBlock.Write(_pay!, _startGaps);
            PforBlock.Write(_pay!, _lengths);
        }
        _count = 0;
        _behindLastBlock = _pos.FilePointer;
    }

    private void WriteTail()
    {
        if (!_hasPayloads && !_hasOffsets)
        {
            foreach (int gap in _gaps.AsSpan(0, _count))
                _pos.WriteVInt(gap);
            return;
        }
        int lastPayloadLength = -1, lastLength = -1, payloadAt = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_hasPayloads)
            {
                WriteWithLength(_gaps[i], _payloadLengths[i], ref lastPayloadLength);
                _pos.WriteBytes(_payloads.Written.Slice(payloadAt, lastPayloadLength));
                payloadAt += lastPayloadLength;
            }
            else
            {
                _pos.WriteVInt(_gaps[i]);
            }
            if (_hasOffsets)
                WriteWithLength(_startGaps[i], _lengths[i], ref lastLength);
        }
    }

    private void WriteWithLength(int gap, int length, ref int lastLength)
    {
        if (length == lastLength)
        {
            _pos.WriteVInt(gap << 1);
            return;
        }
        lastLength = length;
        _pos.WriteVInt(gap << 1 | 1);
        _pos.WriteVInt(length);
    }

    private static void ThrowBackwards(int position, int last) =>
        throw new ArgumentException($"Position {position} follows position {last}; positions of a document must not go back.");

    private static void ThrowOffsets(int start, int end, int lastStart) =>
        throw new ArgumentException($"Offsets {start} to {end} follow a start of {lastStart}; starts must not go back and an end must not precede its start.");
}

using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Decodes the states of the terms of one block, in order and only as far as asked (FORMAT.md, "Term state").</summary>
/// <remarks>Not thread-safe; shares the cursor of its <see cref="TermBlock"/>.</remarks>
internal sealed class TermStateReader
{
    private readonly IndexInput _tim;
    private readonly bool _hasFreqs;
    private readonly bool _hasPositions;
    private readonly bool _hasPayFile;
    private readonly int _maxDoc;
    private long _statsStart;
    private int _statsLength;
    private long _statesStart;
    private int _statesLength;
    private int _statsAt;
    private int _statesAt;
    private int _ordinal;
    private int _singletons;
    private TermEntry _current;

    /// <summary>A reader for one field.</summary>
    public TermStateReader(IndexInput tim, FieldInfo field, int maxDoc)
    {
        _tim = tim;
        _hasFreqs = field.HasFrequencies;
        _hasPositions = field.HasPositions;
        _hasPayFile = PostingsFormat.HasPayFile(field);
        _maxDoc = maxDoc;
    }

    /// <summary>Takes note of the two streams at the cursor and moves it behind them.</summary>
    public void StartBlock()
    {
        _statsLength = _tim.ReadVInt();
        _statsStart = _tim.Position;
        _tim.ReadSpan(_statsLength);
        _statesLength = _tim.ReadVInt();
        _statesStart = _tim.Position;
        _tim.ReadSpan(_statesLength);
        Rewind();
    }

    /// <summary>State of the n-th term of the block.</summary>
    /// <exception cref="CorruptIndexException">The state cannot be: a negative pointer or a document outside the segment.</exception>
    public TermEntry Read(int ordinal)
    {
        if (ordinal < _ordinal)
            Rewind();
        if (ordinal > _ordinal)
            MoveTo(ordinal);
        return _current;
    }

    private void Rewind()
    {
        _statsAt = _statesAt = 0;
        _ordinal = -1;
        _singletons = 0;
        _current = new TermEntry { SingletonDocId = -1 };
    }

    private void MoveTo(int ordinal)
    {
        ReadOnlySpan<byte> stats = _tim.Span(_statsStart, _statsLength), states = _tim.Span(_statesStart, _statesLength);
        int singletons = _singletons, singleDoc = _current.SingletonDocId, docFreq = 0;
        long doc = _current.DocPointer, position = _current.PositionPointer, payload = _current.PayloadPointer, totalTermFreq = 0, lastBlock = -1, skip = -1;
        for (; _ordinal < ordinal; _ordinal++)
        {
            docFreq = 1;
            totalTermFreq = 1;
            if (singletons-- == 0)
            {
                int token = (int)ReadVLong(stats, ref _statsAt);
                singletons = (token & 1) == 0 ? 0 : token >>> 1;
                if ((token & 1) == 0)
                {
                    docFreq = token >>> 1;
                    totalTermFreq = docFreq + (_hasFreqs ? ReadVLong(stats, ref _statsAt) : 0);
                }
            }
            ReadDocuments(states, docFreq, ref doc, ref singleDoc);
            if (_hasPositions)
            {
                position += ReadVLong(states, ref _statesAt);
                if (_hasPayFile)
                    payload += ReadVLong(states, ref _statesAt);
                lastBlock = totalTermFreq > ForLayout.BlockSize ? ReadVLong(states, ref _statesAt) : -1;
            }
            skip = docFreq > ForLayout.BlockSize ? ReadVLong(states, ref _statesAt) : -1;
        }
        _singletons = singletons;
        _current = new TermEntry
        {
            DocFreq = docFreq,
            TotalTermFreq = totalTermFreq,
            DocPointer = doc,
            PositionPointer = position,
            PayloadPointer = payload,
            LastPositionBlockOffset = lastBlock,
            SkipOffset = skip,
            SingletonDocId = singleDoc,
        };
        CheckCurrent();
    }

    private void ReadDocuments(ReadOnlySpan<byte> states, int docFreq, ref long pointer, ref int singleDoc)
    {
        long code = ReadVLong(states, ref _statesAt), rest = code >> 1;
        if ((code & 1) != 0)
        {
            singleDoc += (int)((rest >> 1) ^ -(rest & 1));
            return;
        }
        pointer += rest;
        singleDoc = docFreq == 1 ? (int)ReadVLong(states, ref _statesAt) : -1;
    }

    private void CheckCurrent()
    {
        bool isSound = _current.DocFreq > 0 && _current.DocFreq <= _maxDoc && _current.TotalTermFreq >= _current.DocFreq && _current.DocPointer >= 0
            && _current.PositionPointer >= 0 && _current.PayloadPointer >= 0 && _current.SingletonDocId < _maxDoc && _current.DocFreq == 1 == _current.SingletonDocId >= 0;
        if (!isSound)
            throw new CorruptIndexException(_tim.Name, _statesStart + _statesAt, $"the state of a term is impossible: {_current}. The file is damaged; rebuild the index or restore a backup.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long ReadVLong(ReadOnlySpan<byte> bytes, ref int at)
    {
        if ((uint)at < (uint)bytes.Length && bytes[at] < 0x80)
            return bytes[at++];
        return ReadLongVLong(bytes, ref at);
    }

    private long ReadLongVLong(ReadOnlySpan<byte> bytes, ref int at)
    {
        long value = 0;
        for (int shift = 0; shift < 63 && (uint)at < (uint)bytes.Length; shift += 7)
        {
            byte b = bytes[at++];
            value |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw new CorruptIndexException(_tim.Name, _statesStart, "the state of a term is cut off. The file is damaged; rebuild the index or restore a backup.");
    }
}

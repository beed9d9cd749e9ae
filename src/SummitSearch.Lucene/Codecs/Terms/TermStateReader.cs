using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>Decodes the states of the terms of one block, in order and only as far as asked (FORMAT.md, "Term state").</summary>
/// <remarks>Not thread-safe; shares the cursor of its <see cref="TermBlock"/>.</remarks>
internal sealed class TermStateReader
{
    private readonly IndexInput _tim;
    private readonly FieldInfo _field;
    private readonly bool _hasPayFile;
    private readonly int _maxDoc;
    private long _statsStart;
    private long _stats;
    private long _statesStart;
    private long _states;
    private long _end;
    private int _ordinal;
    private int _singletons;
    private TermEntry _current;

    /// <summary>A reader for one field.</summary>
    public TermStateReader(IndexInput tim, FieldInfo field, int maxDoc)
    {
        _tim = tim;
        _field = field;
        _hasPayFile = PostingsFormat.HasPayFile(field);
        _maxDoc = maxDoc;
    }

    /// <summary>Takes note of the two streams at the cursor and moves it behind them.</summary>
    public void StartBlock()
    {
        int statsLength = _tim.ReadVInt();
        _statsStart = _tim.Position;
        _tim.ReadSpan(statsLength);
        int statesLength = _tim.ReadVInt();
        _statesStart = _tim.Position;
        _tim.ReadSpan(statesLength);
        _end = _tim.Position;
        Rewind();
    }

    /// <summary>State of the n-th term of the block.</summary>
    /// <exception cref="CorruptIndexException">The state cannot be: a negative pointer or a document outside the segment.</exception>
    public TermEntry Read(int ordinal)
    {
        if (ordinal < _ordinal)
            Rewind();
        while (_ordinal < ordinal)
            Step();
        return _current;
    }

    private void Rewind()
    {
        _stats = _statsStart;
        _states = _statesStart;
        _ordinal = -1;
        _singletons = 0;
        _current = new TermEntry { SingletonDocId = -1 };
    }

    private void Step()
    {
        _ordinal++;
        _tim.Position = _stats;
        (int docFreq, long totalTermFreq) = ReadStats();
        _stats = _tim.Position;
        _tim.Position = _states;
        TermEntry previous = _current;
        _current = ReadState(previous, docFreq, totalTermFreq);
        _states = _tim.Position;
        bool isSound = docFreq > 0 && docFreq <= _maxDoc && totalTermFreq >= docFreq && _current.DocPointer >= 0 && _current.PositionPointer >= 0
            && _current.PayloadPointer >= 0 && _current.SingletonDocId < _maxDoc && _states <= _end && (docFreq > 1 || _current.SingletonDocId >= 0);
        if (!isSound)
            throw new CorruptIndexException(_tim.Name, _states, $"the state of a term is impossible: {_current}. The file is damaged; rebuild the index or restore a backup.");
    }

    private (int DocFreq, long TotalTermFreq) ReadStats()
    {
        if (_singletons > 0)
        {
            _singletons--;
            return (1, 1);
        }
        int token = _tim.ReadVInt();
        if ((token & 1) == 0)
        {
            int docFreq = token >>> 1;
            return (docFreq, _field.HasFrequencies ? docFreq + _tim.ReadVLong() : docFreq);
        }
        _singletons = token >>> 1;
        return (1, 1);
    }

    private TermEntry ReadState(in TermEntry previous, int docFreq, long totalTermFreq)
    {
        long code = _tim.ReadVLong(), docPointer = previous.DocPointer;
        int singleton = -1;
        if ((code & 1) == 0)
        {
            docPointer += code >> 1;
            if (docFreq == 1)
                singleton = _tim.ReadCount();
        }
        else
        {
            long delta = code >> 1;
            singleton = previous.SingletonDocId + (int)((delta >> 1) ^ -(delta & 1));
        }
        long position = previous.PositionPointer, payload = previous.PayloadPointer, lastBlock = -1, skip = -1;
        if (_field.HasPositions)
        {
            position += _tim.ReadVLong();
            if (_hasPayFile)
                payload += _tim.ReadVLong();
            if (totalTermFreq > ForLayout.BlockSize)
                lastBlock = _tim.ReadVLong();
        }
        if (docFreq > ForLayout.BlockSize)
            skip = _tim.ReadVLong();
        return new TermEntry
        {
            DocFreq = docFreq,
            TotalTermFreq = totalTermFreq,
            DocPointer = docPointer,
            PositionPointer = position,
            PayloadPointer = payload,
            LastPositionBlockOffset = lastBlock,
            SkipOffset = skip,
            SingletonDocId = singleton,
        };
    }
}

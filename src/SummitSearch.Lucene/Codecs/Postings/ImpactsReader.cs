using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads the competitive (frequency, norm) pairs of one entry of skip data (FORMAT.md, "Skip data").</summary>
internal ref struct ImpactsReader
{
    private readonly IndexInput _input;
    private readonly long _end;

    /// <summary>Starts at the length of the pairs; after the last pair the input stands behind them.</summary>
    public ImpactsReader(IndexInput input)
    {
        _input = input;
        int length = input.ReadCount();
        _end = input.Position + length;
    }

    /// <summary>Frequency of the current pair; frequencies ascend.</summary>
    public int Freq { get; private set; }

    /// <summary>Norm of the current pair; norms ascend, taken as unsigned.</summary>
    public long Norm { get; private set; }

    /// <summary>Moves to the next pair; false behind the last.</summary>
    /// <exception cref="CorruptIndexException">The pairs do not fill their place.</exception>
    public bool MoveNext()
    {
        if (_input.Position >= _end)
            return _input.Position == _end ? false : throw new CorruptIndexException(_input.Name, _end, "a block has impacts that do not fill their place.");
        int step = _input.ReadVInt();
        Freq += 1 + (step >>> 1);
        Norm += 1 + ((step & 1) != 0 ? _input.ReadZLong() : 0);
        return true;
    }
}

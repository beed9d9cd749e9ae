using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Reads the terms of a dictionary: by ordinal, and the ordinal of a term.</summary>
/// <remarks>Not thread-safe: it keeps the term read last, so that ascending ordinals of a block cost one step each.</remarks>
internal sealed class TermsDictionaryCursor
{
    private const int LongPrefix = 15;
    private const int LongSuffix = 16;

    private readonly TermsDictionary _dictionary;
    private readonly IndexInput _terms;
    private readonly long _blockMask;
    private byte[] _term = new byte[32];
    private int _length;
    private long _ordinal = -1;

    /// <summary>Opens a cursor.</summary>
    public TermsDictionaryCursor(TermsDictionary dictionary)
    {
        _dictionary = dictionary;
        _terms = dictionary.Terms.Clone();
        _blockMask = (1L << dictionary.BlockShift) - 1;
    }

    /// <summary>Number of terms.</summary>
    public long Count => _dictionary.Count;

    /// <summary>The term of an ordinal; valid until the next call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such ordinal.</exception>
    public ReadOnlySpan<byte> Lookup(long ordinal)
    {
        if ((ulong)ordinal >= (ulong)Count)
            throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, $"The dictionary has {Count} terms.");
        bool ahead = _ordinal >= 0 && ordinal >= _ordinal && (ordinal & ~_blockMask) == (_ordinal & ~_blockMask);
        if (!ahead)
            StartBlock(ordinal >> _dictionary.BlockShift);
        while (_ordinal < ordinal)
            ReadNext();
        return _term.AsSpan(0, _length);
    }

    /// <summary>The ordinal of a term, or the complement (~) of the ordinal before which it would stand.</summary>
    public long LookupTerm(ReadOnlySpan<byte> term)
    {
        if (Count == 0)
            return ~0L;
        long low = 0;
        long high = (Count - 1) >> _dictionary.BlockShift;
        // The last block whose first term is not above the one sought.
        while (low < high)
        {
            long middle = (low + high + 1) >>> 1;
            if (Lookup(middle << _dictionary.BlockShift).SequenceCompareTo(term) <= 0)
                low = middle;
            else
                high = middle - 1;
        }
        long end = Math.Min(Count, (low + 1) << _dictionary.BlockShift);
        for (long ordinal = low << _dictionary.BlockShift; ordinal < end; ordinal++)
        {
            int order = Lookup(ordinal).SequenceCompareTo(term);
            if (order >= 0)
                return order == 0 ? ordinal : ~ordinal;
        }
        return ~end;
    }

    private void StartBlock(long block)
    {
        _ordinal = -1;
        _terms.Position = _dictionary.BlockStart(block);
        ReadOnlySpan<byte> first = _terms.ReadBlob();
        Reserve(first.Length);
        first.CopyTo(_term);
        _length = first.Length;
        _ordinal = block << _dictionary.BlockShift;
    }

    private void ReadNext()
    {
        int token = _terms.ReadByte();
        int prefix = token & 15;
        int suffix = 1 + (token >> 4);
        if (prefix == LongPrefix)
            prefix += _terms.ReadCount(_dictionary.MaxTermLength);
        if (suffix == LongSuffix)
            suffix += _terms.ReadCount(_dictionary.MaxTermLength);
        if (prefix > _length)
            throw new CorruptIndexException(_terms.Name, _terms.Position, $"a term shares {prefix} bytes with one of {_length}.");
        ReadOnlySpan<byte> bytes = _terms.ReadSpan(suffix);
        Reserve(prefix + suffix);
        bytes.CopyTo(_term.AsSpan(prefix));
        _length = prefix + suffix;
        _ordinal++;
    }

    private void Reserve(int length)
    {
        if (_term.Length < length)
            Array.Resize(ref _term, Math.Max(length, _term.Length * 2));
    }
}

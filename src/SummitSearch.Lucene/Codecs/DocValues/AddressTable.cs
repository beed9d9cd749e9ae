using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Where the values of each document start, as a monotonic sequence of one more entry than there are documents (FORMAT.md, "Address tables").</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class AddressTable
{
    private readonly MonotonicReader _addresses;
    private readonly long _end;
    private readonly string _fileName;

    private AddressTable(MonotonicReader addresses, long end, string fileName)
    {
        _addresses = addresses;
        _end = end;
        _fileName = fileName;
    }

    /// <summary>Reads a table of <paramref name="count"/> + 1 entries, none above <paramref name="end"/>.</summary>
    public static AddressTable Read(IndexInput meta, IndexInput data, long count, long end)
    {
        long offset = meta.ReadInt64();
        int shift = meta.ReadCount();
        MonotonicBlocks blocks = MonotonicBlocks.Read(meta, count + 1, shift);
        long length = meta.ReadInt64();
        return new AddressTable(new MonotonicReader(blocks, data, offset, length), end, data.Name);
    }

    /// <summary>Start and end of the values of the <paramref name="index"/>-th document that has any.</summary>
    /// <exception cref="CorruptIndexException">They do not ascend, or lie outside the data.</exception>
    public (long Start, long End) Get(long index)
    {
        if ((ulong)index >= (ulong)(_addresses.Count - 1))
            throw new CorruptIndexException(_fileName, -1, $"document {index} of the {_addresses.Count - 1} that have values; their set is damaged.");
        long start = _addresses.Get(index);
        long end = _addresses.Get(index + 1);
        return start >= 0 && start <= end && end <= _end
            ? (start, end)
            : throw new CorruptIndexException(_fileName, -1, $"the values of the {index}-th document are said to lie between {start} and {end} of {_end}.");
    }
}

using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What the metadata says of a column of ordinals into a dictionary: one a document, or several where there are addresses (FORMAT.md, "Sorted values").</summary>
/// <param name="Docs">Which documents have values.</param>
/// <param name="DocCount">How many.</param>
/// <param name="Ordinals">The ordinals; null if the dictionary has at most one term.</param>
/// <param name="Addresses">Where each document's ordinals start; null if each has one.</param>
/// <param name="Terms">The dictionary.</param>
internal sealed record SortedEntry(DocIdSetLocation Docs, int DocCount, DirectReader? Ordinals, AddressTable? Addresses, TermsDictionary Terms)
{
    private const int Batch = 256;

    /// <summary>Reads an entry with one ordinal a document.</summary>
    public static SortedEntry ReadSingle(IndexInput meta, IndexInput data, int maxDoc)
    {
        DocIdSetLocation docs = DocIdSetLocation.Read(meta, data);
        int docCount = meta.ReadInt32();
        DocsChecks.Count(meta, docs, docCount, maxDoc);
        DirectReader? ordinals = ReadOrdinals(meta, data, out _, docCount);
        return new SortedEntry(docs, docCount, ordinals, null, TermsDictionary.Read(meta, data));
    }

    /// <summary>Reads an entry with a set of ordinals a document.</summary>
    public static SortedEntry ReadSet(IndexInput meta, IndexInput data, int maxDoc)
    {
        int multi = meta.ReadByte();
        if (multi == 0)
            return ReadSingle(meta, data, maxDoc);
        if (multi != 1)
            throw new CorruptIndexException(meta.Name, meta.Position - 1, $"the marker of sets is {multi}, expected 0 or 1.");
        DocIdSetLocation docs = DocIdSetLocation.Read(meta, data);
        DirectReader? ordinals = ReadOrdinals(meta, data, out long ordinalCount, null);
        int docCount = meta.ReadInt32();
        DocsChecks.Count(meta, docs, docCount, maxDoc);
        AddressTable addresses = AddressTable.Read(meta, data, docCount, ordinalCount);
        return new SortedEntry(docs, docCount, ordinals, addresses, TermsDictionary.Read(meta, data));
    }

    /// <summary>Counts the ordinals of many documents.</summary>
    /// <param name="docs">Stands before them.</param>
    /// <param name="docIds">Documents, ascending.</param>
    /// <param name="counts">One count for each ordinal, which is added to.</param>
    /// <returns>How many of the documents have a value.</returns>
    /// <exception cref="CorruptIndexException">An ordinal is not below the number of terms, or the addresses are damaged.</exception>
    public int Count(ColumnDocs docs, ReadOnlySpan<int> docIds, Span<long> counts)
    {
        Span<int> indexes = stackalloc int[Batch];
        int found = 0;
        for (int i = 0; i < docIds.Length; i += Batch)
        {
            ReadOnlySpan<int> some = docIds[i..Math.Min(i + Batch, docIds.Length)];
            docs.IndexesOf(some, indexes);
            found += Addresses is null ? CountSingle(indexes[..some.Length], counts) : CountSeveral(indexes[..some.Length], Addresses, counts);
        }
        return found;
    }

    private int CountSingle(ReadOnlySpan<int> indexes, Span<long> counts)
    {
        Span<long> ordinals = stackalloc long[Batch];
        ordinals.Clear();
        Ordinals?.GetAll(indexes, ordinals);
        int found = 0;
        for (int i = 0; i < indexes.Length; i++)
        {
            if (indexes[i] < 0)
                continue;
            found++;
            counts[(int)Checked(ordinals[i])]++;
        }
        return found;
    }

    private int CountSeveral(ReadOnlySpan<int> indexes, AddressTable addresses, Span<long> counts)
    {
        int found = 0;
        foreach (int index in indexes)
        {
            if (index < 0)
                continue;
            found++;
            (long start, long end) = addresses.Get(index);
            for (long at = start; at < end; at++)
                counts[(int)Ordinal(at)]++;
        }
        return found;
    }

    private static DirectReader? ReadOrdinals(IndexInput meta, IndexInput data, out long count, int? known)
    {
        int bits = meta.ReadByte();
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        count = known ?? 0;
        if (bits == 0)
            return null;
        if (!DirectWriter.IsWidth(bits))
            throw new CorruptIndexException(meta.Name, meta.Position - 17, $"ordinals of {bits} bits.");
        DocsChecks.Range(meta, data, offset, length);
        // Where the number of ordinals is not recorded, the bytes bound it.
        count = known ?? Math.Max(0, length - DirectWriter.PaddingBytes) * 8 / bits;
        return new DirectReader(data, offset, length, bits, count);
    }

    /// <summary>The ordinal at a place.</summary>
    /// <exception cref="CorruptIndexException">It is not below the number of terms.</exception>
    public long Ordinal(long index) => Checked(Ordinals?.Get(index) ?? 0);

    private long Checked(long ordinal) => (ulong)ordinal < (ulong)Terms.Count
        ? ordinal
        : throw new CorruptIndexException(Terms.Terms.Name, -1, $"ordinal {ordinal} of a dictionary of {Terms.Count} terms.");
}

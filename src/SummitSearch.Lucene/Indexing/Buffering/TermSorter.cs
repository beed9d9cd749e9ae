using System.Buffers.Binary;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Sorts the terms of a table by unsigned bytes: eight bytes at a time as one integer, longer ties recursively (multikey sorting after Bentley and Sedgewick, 1997).</summary>
internal static class TermSorter
{
    private const int KeyLength = sizeof(ulong);

    /// <summary>Ids in the order of their terms, which are distinct.</summary>
    public static int[] Sort(BytePool pool, ReadOnlySpan<TermState> terms)
    {
        int[] ids = new int[terms.Length];
        ulong[] keys = new ulong[terms.Length];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = i;
        SortFrom(pool, terms, ids, keys, 0);
        return ids;
    }

    private static void SortFrom(BytePool pool, ReadOnlySpan<TermState> terms, Span<int> ids, Span<ulong> keys, int depth)
    {
        for (int i = 0; i < ids.Length; i++)
            keys[i] = KeyAt(pool.Term(terms[ids[i]].Text), depth);
        keys.Sort(ids);
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                SortTies(pool, terms, ids[start..end], keys[start..end], depth);
            start = end;
        }
    }

    /// <summary>Terms that agree in eight bytes: those that end within them come first, by length (zero bytes look like the end); the rest is sorted by what follows.</summary>
    private static void SortTies(BytePool pool, ReadOnlySpan<TermState> terms, Span<int> ids, Span<ulong> keys, int depth)
    {
        int deeper = depth + KeyLength;
        int ended = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            int length = pool.Term(terms[ids[i]].Text).Length;
            if (length > deeper)
                continue;
            int id = ids[i];
            ids[i] = ids[ended];
            int at = ended++;
            while (at > 0 && pool.Term(terms[ids[at - 1]].Text).Length > length)
                ids[at] = ids[--at];
            ids[at] = id;
        }
        if (ids.Length - ended > 1)
            SortFrom(pool, terms, ids[ended..], keys[ended..], deeper);
    }

    private static ulong KeyAt(ReadOnlySpan<byte> term, int depth)
    {
        if (term.Length >= depth + KeyLength)
            return BinaryPrimitives.ReadUInt64BigEndian(term[depth..]);
        ulong key = 0;
        for (int i = depth; i < term.Length; i++)
            key |= (ulong)term[i] << (56 - (i - depth) * 8);
        return key;
    }
}

namespace SummitSearch.Lucene.Analysis.Unicode;

/// <summary>Folds an array with one value a code point into pages, of which equal ones are stored once.</summary>
internal static class TwoStageTable
{
    /// <summary>Low bits of a code point that select the value within its page.</summary>
    public const int PageBits = 8;

    /// <summary>Mask of those bits.</summary>
    public const int PageMask = (1 << PageBits) - 1;

    /// <summary>Returns the distinct pages, one after the other.</summary>
    /// <param name="values">One value a code point; the length is a multiple of the page size.</param>
    /// <param name="pageOf">For each page of code points, the number of its page in the result.</param>
    public static T[] Build<T>(T[] values, out ushort[] pageOf)
        where T : unmanaged, IEquatable<T>
    {
        int pageSize = 1 << PageBits;
        pageOf = new ushort[values.Length >> PageBits];
        var pages = new List<T>();
        for (int page = 0; page < pageOf.Length; page++)
        {
            ReadOnlySpan<T> content = values.AsSpan(page << PageBits, pageSize);
            int known = FindPage(pages, content);
            if (known < 0)
            {
                known = pages.Count >> PageBits;
                pages.AddRange(content);
            }

            pageOf[page] = (ushort)known;
        }

        return [.. pages];
    }

    private static int FindPage<T>(List<T> pages, ReadOnlySpan<T> content)
        where T : unmanaged, IEquatable<T>
    {
        ReadOnlySpan<T> all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pages);
        for (int page = (all.Length >> PageBits) - 1; page >= 0; page--)
        {
            if (all.Slice(page << PageBits, content.Length).SequenceEqual(content)) return page;
        }

        return -1;
    }
}

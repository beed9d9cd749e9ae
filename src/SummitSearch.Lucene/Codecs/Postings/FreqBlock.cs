using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Reads the frequencies of a full block.</summary>
internal static class FreqBlock
{
    /// <summary>Reads 128 frequencies; returns the offset behind them.</summary>
    /// <exception cref="CorruptIndexException">The block is damaged, or a frequency is below 1.</exception>
    public static long Read(IndexInput doc, long offset, Span<int> freqs)
    {
        long end = PforBlock.Read(doc, offset, freqs);
        freqs = freqs[..ForLayout.BlockSize];
        Vector<int> least = Vector<int>.One;
        for (int i = 0; i < freqs.Length; i += Vector<int>.Count)
            least = Vector.Min(least, new Vector<int>(freqs[i..]));
        return Vector.LessThanAny(least, Vector<int>.One) ? throw BelowOne(doc, offset) : end;
    }

    private static CorruptIndexException BelowOne(IndexInput doc, long offset) => new(doc.Name, offset, "a block has a frequency below 1. The file is damaged; rebuild the index or restore a backup.");
}

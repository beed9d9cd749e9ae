using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of one term: looks into its blocks from the greatest maximum down and stops when no block can reach the top.</summary>
internal sealed class TermSearch(SegmentTerm term, FixedBitSet? accepted, HitQueue queue, int docBase)
{
    private const int BlocksBetweenChecks = 64;

    /// <summary>Finds the hits.</summary>
    public void Run(SearchClock clock)
    {
        BlockMaxima maxima = term.LoadMaxima();
        ReadOnlySpan<byte> shares = maxima.Shares;
        double scorePerShare = term.MaximaWeight / 255.0 * (1 + 1e-5);
        int seen = 0;
        for (int share = maxima.Greatest; share > 0; share--)
        {
            if (share * scorePerShare < queue.FloorScore)
                return;
            for (int block = shares.IndexOf((byte)share); block >= 0;)
            {
                Score(block);
                if (++seen % BlocksBetweenChecks == 0 && clock.IsOver())
                    return;
                int next = shares[(block + 1)..].IndexOf((byte)share);
                block = next < 0 ? -1 : block + 1 + next;
            }
        }
    }

    private void Score(int block)
    {
        term.Load(block);
        ReadOnlySpan<int> docs = term.BlockDocs;
        ReadOnlySpan<int> freqs = term.FreqsOfBlock(block);
        ReadOnlySpan<byte> lengths = term.Norms.Bytes;
        LeafScore leaf = term.Leaf;
        for (int i = 0; i < docs.Length; i++)
        {
            int docId = docs[i];
            if (accepted is null || accepted[docId])
                queue.Offer(docBase + docId, leaf.Of(freqs[i], lengths.IsEmpty ? (byte)1 : lengths[docId]));
        }
    }

    /// <summary>Counts accepted hits until there are enough.</summary>
    public static void Count(SegmentTerm term, FixedBitSet accepted, MatchCount count)
    {
        for (int block = 0; block < term.Blocks.BlockCount; block++)
        {
            term.Load(block);
            int hits = 0;
            foreach (int docId in term.BlockDocs)
                hits += accepted[docId] ? 1 : 0;
            count.Add(hits);
            if (!count.IsEnough)
                continue;
            if (block < term.Blocks.BlockCount - 1)
                count.AddAtLeast(0);
            return;
        }
    }
}

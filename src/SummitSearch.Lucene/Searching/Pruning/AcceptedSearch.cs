using System.Numerics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of any of several terms where a filter leaves so few that looking at each is quicker than bounding what the terms can reach.</summary>
/// <param name="terms">The terms in clause order; none is required.</param>
/// <param name="accepted">Documents that may be hits.</param>
/// <param name="queue">Takes the hits.</param>
/// <param name="count">Counts them.</param>
/// <param name="docBase">Number of the segment's first document.</param>
internal sealed class AcceptedSearch(SegmentTerm[] terms, FixedBitSet accepted, HitQueue queue, MatchCount count, int docBase) : SegmentSearch
{
    private const int WordsBetweenChecks = 1024;

    /// <summary>Whether a filter leaves few enough documents: fewer than a segment has groups.</summary>
    public static bool IsWorthwhile(FixedBitSet accepted) => accepted.Cardinality() < HotTable.GroupsFor(accepted.Length);

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        ReadOnlySpan<ulong> words = accepted.Words;
        for (int w = 0; w < words.Length; w++)
        {
            for (ulong left = words[w]; left != 0; left &= left - 1)
                Look((w << 6) + BitOperations.TrailingZeroCount(left));
            if (w % WordsBetweenChecks == WordsBetweenChecks - 1 && clock.IsOver())
                return;
        }
    }

    /// <summary>Scores a document if it has any of the terms, summed in clause order.</summary>
    private void Look(int docId)
    {
        double sum = 0;
        bool matches = false;
        foreach (SegmentTerm term in terms)
        {
            if (term.SeekTo(docId) != docId)
                continue;
            matches = true;
            sum += term.ScoreHere();
        }
        if (!matches)
            return;
        count.Add(1);
        queue.Offer(docBase + docId, (float)sum);
    }
}

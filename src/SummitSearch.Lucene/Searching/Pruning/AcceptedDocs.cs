using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Which documents of a segment may be hits at all: the live ones that pass the filters and are not excluded.</summary>
internal static class AcceptedDocs
{
    /// <summary>Gathers the documents; null for all. False where there are none.</summary>
    public static bool TryCreate(PruningPlan plan, SegmentReader reader, int segment, out FixedBitSet? accepted)
    {
        accepted = reader.LiveDocs;
        bool own = false;
        foreach (Weight filter in plan.Filters)
        {
            if (Matches(filter, segment, reader.MaxDoc, out bool isShared) is not { } matches)
                return false;
            own |= accepted is null && !isShared;
            if (accepted is null)
            {
                accepted = matches;
                continue;
            }
            accepted = And(own ? accepted : accepted.Clone(), matches);
            own = true;
        }
        foreach (Weight exclusion in plan.Exclusions)
        {
            if (Matches(exclusion, segment, reader.MaxDoc, out _) is not { } matches)
                continue;
            if (accepted is null)
            {
                accepted = new FixedBitSet(reader.MaxDoc);
                accepted.SetAll();
            }
            else if (!own)
            {
                accepted = accepted.Clone();
            }
            own = true;
            AndNot(accepted, matches);
        }
        return true;
    }

    private static FixedBitSet? Matches(Weight weight, int segment, int maxDoc, out bool isShared)
    {
        isShared = false;
        if (weight is FilterWeight filter && filter.Find(segment) is { } cached)
        {
            isShared = true;
            return cached.Documents;
        }
        if (weight.OpenScorer(segment) is not { } scorer)
            return null;
        return MatchWindows.Gather(scorer, maxDoc, weight.Searcher.Clock);
    }

    private static FixedBitSet And(FixedBitSet into, FixedBitSet other)
    {
        Span<ulong> words = into.Words;
        ReadOnlySpan<ulong> others = other.Words;
        for (int i = 0; i < words.Length; i++)
            words[i] &= others[i];
        return into;
    }

    private static void AndNot(FixedBitSet into, FixedBitSet other)
    {
        Span<ulong> words = into.Words;
        ReadOnlySpan<ulong> others = other.Words;
        for (int i = 0; i < words.Length; i++)
            words[i] &= ~others[i];
    }
}

using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Runs a plan on one segment by the algorithm that fits its terms.</summary>
internal static class SegmentPruner
{
    /// <summary>Finds and counts the hits of a segment.</summary>
    public static void Run(PruningPlan plan, IndexSearcher searcher, int segment, HitQueue queue, MatchCount count, SearchClock clock)
    {
        SegmentReader reader = searcher.Reader.Segments[segment];
        long clockTick = searcher.Options.SideTables.Tick();
        SegmentTerm[]? terms = plan.Phrase is null ? TermsOf(plan, searcher, segment, clockTick) : SlotsOf(plan.Phrase, searcher, segment, clockTick);
        if (terms is null || !AcceptedDocs.TryCreate(plan, reader, segment, out FixedBitSet? accepted))
            return;
        int docBase = searcher.Reader.DocBase(segment);
        SideTables budget = searcher.Options.SideTables;
        if (plan.Phrase is not null)
            RunPhrase(terms, plan.Phrase, accepted, queue, docBase, reader.MaxDoc, budget, count, clock);
        else if (terms.Length == 1)
            RunTerm(terms[0], accepted, queue, docBase, reader, count, clock);
        else if (Array.Exists(terms, static t => t.IsRequired))
            RunConjunction(terms, accepted, queue, docBase, reader.MaxDoc, budget, count, clock);
        else
            RunDisjunction(terms, accepted, queue, docBase, reader, budget, count, clock);
    }

    private static SegmentTerm[]? TermsOf(PruningPlan plan, IndexSearcher searcher, int segment, long clock)
    {
        List<SegmentTerm> terms = new(plan.Terms.Count);
        foreach ((TermWeight weight, bool required) in plan.Terms)
        {
            if (weight.States.In(segment) is { } tables)
                terms.Add(Open(tables, weight.Leaf, weight.Field, searcher.NormsOf(segment, weight.Term.Field), required, clock));
            else if (required)
                return null;
        }
        return terms.Count == 0 ? null : [.. terms];
    }

    private static SegmentTerm[]? SlotsOf(PhraseWeight phrase, IndexSearcher searcher, int segment, long clock)
    {
        SegmentTerm[] slots = new SegmentTerm[phrase.States.Length];
        NormBytes norms = searcher.NormsOf(segment, phrase.Field);
        for (int i = 0; i < slots.Length; i++)
        {
            if (phrase.States[i][0].In(segment) is not { } tables)
                return null;
            if (!tables.Terms.Field.HasPositions)
                throw new InvalidOperationException($"Field '{phrase.Field}' was indexed without positions, so it cannot be searched for phrases such as {phrase.Query}.");
            slots[i] = Array.Find(slots[..i], s => s.Tables == tables) ?? Open(tables, phrase.Leaf, phrase.Statistics, norms, true, clock);
        }
        return slots;
    }

    private static SegmentTerm Open(TermTables tables, LeafScore leaf, FieldStatistics field, NormBytes norms, bool required, long clock)
    {
        tables.Touch(clock);
        return new SegmentTerm(tables, leaf, field, norms, required);
    }

    private static void RunTerm(SegmentTerm term, FixedBitSet? accepted, HitQueue queue, int docBase, SegmentReader reader, MatchCount count, SearchClock clock)
    {
        if (accepted is null)
            count.Add(term.DocFreq);
        else if (!TryCountAtLeast(term.DocFreq, accepted, reader, count))
            TermSearch.Count(term, accepted, count);
        new TermSearch(term, accepted, queue, docBase).Run(clock);
    }

    private static void RunPhrase(
        SegmentTerm[] slots, PhraseWeight phrase, FixedBitSet? accepted, HitQueue queue, int docBase, int maxDoc, SideTables budget, MatchCount count, SearchClock clock)
    {
        foreach (SegmentTerm slot in slots)
            slot.TryHeat(budget);
        new PhraseSearch(slots, phrase, accepted, queue, docBase, maxDoc).Run(count, clock);
    }

    private static void RunConjunction(
        SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, int docBase, int maxDoc, SideTables budget, MatchCount count, SearchClock clock)
    {
        bool allHot = true;
        foreach (SegmentTerm term in terms)
            allHot &= term.TryHeat(budget) || !term.IsRequired;
        if (!allHot)
        {
            new ConjunctionSearch(terms, accepted, queue, docBase, maxDoc).Run(count, clock);
            return;
        }
        using GroupSearch search = new(terms, accepted, queue, docBase, maxDoc);
        search.Count(count);
        search.Run(clock);
    }

    private static void RunDisjunction(
        SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, int docBase, SegmentReader reader, SideTables budget, MatchCount count, SearchClock clock)
    {
        int hot = 0;
        bool allFrequentAreHot = true;
        foreach (SegmentTerm term in terms)
        {
            if (term.TryHeat(budget))
                hot++;
            else
                allFrequentAreHot &= !term.Tables.IsFrequent;
        }
        if (hot == 0 || !allFrequentAreHot)
        {
            new WindowSearch(terms, accepted, queue, docBase, reader.MaxDoc).Run(count, clock);
            return;
        }
        using GroupSearch search = new(terms, accepted, queue, docBase, reader.MaxDoc);
        if (!TryCountAtLeast(terms.Max(static t => t.DocFreq), accepted, reader, count))
            search.Count(count);
        search.Run(clock);
    }

    /// <summary>Counts hits by a document frequency alone, where so many of them must be alive that no exact count is asked for.</summary>
    private static bool TryCountAtLeast(int docFreq, FixedBitSet? accepted, SegmentReader reader, MatchCount count)
    {
        long atLeast = ReferenceEquals(accepted, reader.LiveDocs) ? Math.Max(0, docFreq - (reader.MaxDoc - reader.LiveCount)) : 0;
        if (atLeast < count.Missing)
            return false;
        count.AddAtLeast(atLeast);
        return true;
    }
}

using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Chooses the algorithm that fits the terms that a plan has in one segment.</summary>
/// <remarks>For one segment of one search.</remarks>
internal sealed class SegmentPruner
{
    // Where rarer terms have fewer postings, looking at each is quicker than bounding groups.
    private const int LeastPostingsOfGroup = 2;

    // The lead's documents are passed over by place, so it pays with fewer.
    private const int GroupsOfLeadPosting = 2;

    private readonly SegmentReader _reader;
    private readonly SideTables _tables;
    private readonly HitQueue _queue;
    private readonly MatchCount _count;
    private readonly int _docBase;
    private readonly FixedBitSet? _accepted;
    private readonly bool _isWide;

    private SegmentPruner(IndexSearcher searcher, int segment, FixedBitSet? accepted, bool isWide, HitQueue queue, MatchCount count)
    {
        _reader = searcher.Reader.Segments[segment];
        _docBase = searcher.Reader.DocBase(segment);
        _tables = searcher.Options.SideTables;
        _accepted = accepted;
        _isWide = isWide;
        _queue = queue;
        _count = count;
    }

    /// <summary>Prepares the search of a segment; null where it has no match.</summary>
    public static SegmentSearch? Open(PruningPlan plan, IndexSearcher searcher, int segment, HitQueue queue, MatchCount count)
    {
        long clock = searcher.Options.SideTables.Tick();
        SegmentTerm[]? terms = plan.Phrase is null ? TermsOf(plan, searcher, segment, clock) : SlotsOf(plan.Phrase, searcher, segment, clock);
        if (terms is null || !AcceptedDocs.TryCreate(plan, searcher.Reader.Segments[segment], segment, out FixedBitSet? accepted))
            return null;
        SegmentPruner pruner = new(searcher, segment, accepted, plan.IsWide, queue, count);
        if (plan.Phrase is not null)
            return pruner.OpenPhrase(terms, plan.Phrase);
        if (terms.Length == 1)
            return pruner.OpenTerm(terms[0]);
        if (Array.Exists(terms, static t => t.IsRequired))
            return pruner.OpenConjunction(terms);
        return plan.Filters.Count > 0 && accepted is not null && AcceptedSearch.IsWorthwhile(accepted)
            ? new AcceptedSearch(terms, accepted, queue, count, pruner._docBase)
            : pruner.OpenDisjunction(terms);
    }

    private static SegmentTerm[]? TermsOf(PruningPlan plan, IndexSearcher searcher, int segment, long clock)
    {
        List<SegmentTerm> terms = new(plan.Terms.Count);
        foreach ((TermWeight weight, bool required) in plan.Terms)
        {
            if (weight.States.In(segment) is { } tables)
                terms.Add(OpenTerm(tables, weight.Leaf, weight.Field, searcher.NormsOf(segment, weight.Term.Field), required, clock));
            else if (required)
                return null;
        }
        return terms.Count == 0 ? null : [.. terms];
    }

    private static SegmentTerm[]? SlotsOf(PhraseWeight phrase, IndexSearcher searcher, int segment, long clock)
    {
        SegmentTerm[] slots = new SegmentTerm[phrase.States.Length];
        Dictionary<TermTables, SegmentTerm> opened = [];
        NormBytes norms = searcher.NormsOf(segment, phrase.Field);
        for (int i = 0; i < slots.Length; i++)
        {
            if (phrase.States[i][0].In(segment) is not { } tables)
                return null;
            if (!tables.Terms.Field.HasPositions)
                throw new InvalidOperationException($"Field '{phrase.Field}' was indexed without positions, so it cannot be searched for phrases such as {phrase.Query}.");
            if (!opened.TryGetValue(tables, out SegmentTerm? slot))
                opened.Add(tables, slot = OpenTerm(tables, phrase.Leaf, phrase.Statistics, norms, true, clock));
            slots[i] = slot;
        }
        return slots;
    }

    private static SegmentTerm OpenTerm(TermTables tables, LeafScore leaf, FieldStatistics field, NormBytes norms, bool required, long clock)
    {
        tables.Touch(clock);
        return new SegmentTerm(tables, leaf, field, norms, required);
    }

    private TermSearch OpenTerm(SegmentTerm term)
    {
        if (_accepted is null)
            _count.Add(term.DocFreq);
        else if (!TryCountAtLeast(term.DocFreq))
            TermSearch.Count(term, _accepted, _count);
        return new TermSearch(term, _accepted, _queue, _docBase);
    }

    private PhraseSearch OpenPhrase(SegmentTerm[] slots, PhraseWeight phrase)
    {
        foreach (SegmentTerm slot in slots)
            slot.TryHeat(_tables);
        // Of rarer terms so few positions are read that marks do not pay, not even those of the others.
        if (Array.TrueForAll(slots, static s => s.DocFreq >= PositionMarks.LeastPostings))
            Array.ForEach(slots, s => s.LoadMarks(_tables));
        return new PhraseSearch(slots, phrase, _accepted, _queue, _count, _docBase, _reader.MaxDoc);
    }

    private SegmentSearch OpenConjunction(SegmentTerm[] terms)
    {
        bool allFrequentAreHot = true;
        foreach (SegmentTerm term in terms)
            allFrequentAreHot &= term.TryHeat(_tables) || !term.Tables.IsFrequent;
        SegmentTerm[] required = Array.FindAll(terms, static t => t.IsRequired);
        SegmentTerm[] rarer = Array.FindAll(required, static t => t.Hot is null);
        int least = required.Min(static t => t.DocFreq);
        if (rarer.Length == 0)
        {
            GroupSearch grouped = new(terms, _accepted, _queue, _docBase, _reader.MaxDoc, _tables);
            if (required.Length > 1 || !TryCountAtLeast(least))
                grouped.Count(_count);
            return grouped;
        }
        if (!allFrequentAreHot || rarer.Length > 1 || least < HotTable.GroupsFor(_reader.MaxDoc) / GroupsOfLeadPosting)
            return new ConjunctionSearch(terms, _accepted, _queue, _count, _docBase, _reader.MaxDoc);
        LeadSearch search = new(terms, _accepted, _queue, _docBase, _reader.MaxDoc, _tables);
        if (required.Length > 1 || !TryCountAtLeast(least))
            search.Count(_count);
        return search;
    }

    private SegmentSearch OpenDisjunction(SegmentTerm[] terms)
    {
        int hot = 0;
        bool allFrequentAreHot = true;
        foreach (SegmentTerm term in terms)
        {
            if (term.TryHeat(_tables))
                hot++;
            else
                allFrequentAreHot &= !term.Tables.IsFrequent;
        }
        if (!allFrequentAreHot || (hot == 0 && terms.Sum(static t => (long)t.DocFreq) < HotTable.GroupsFor(_reader.MaxDoc) * LeastPostingsOfGroup))
            return new WindowSearch(terms, _isWide, _accepted, _queue, _count, _docBase, _reader.MaxDoc);
        GroupSearch search = new(terms, _accepted, _queue, _docBase, _reader.MaxDoc, _tables);
        if (!TryCountAtLeast(terms.Max(static t => t.DocFreq)))
            search.Count(_count);
        return search;
    }

    /// <summary>Counts hits by a document frequency alone, where so many of them must be alive that no exact count is asked for.</summary>
    private bool TryCountAtLeast(int docFreq)
    {
        long atLeast = ReferenceEquals(_accepted, _reader.LiveDocs) ? Math.Max(0, docFreq - (_reader.MaxDoc - _reader.LiveCount)) : 0;
        if (atLeast < _count.Missing)
            return false;
        _count.AddAtLeast(atLeast);
        return true;
    }
}

using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents that hold all required terms, of which one, the lead, is too rare for a table by document but has many documents all the same:
/// of these only those are looked at in whose place of 64 all terms together can reach the top.</summary>
/// <remarks>Not thread-safe. Seeding searches the most promising places, so that the floor of the top is high before all are swept in order.</remarks>
internal sealed class LeadSearch : SegmentSearch
{
    private const int PostingsBetweenChecks = 4096;
    private readonly GroupTerms _terms;
    private readonly PlaceBounds _bounds;
    private readonly GroupFloor _floor;
    private readonly FixedBitSet? _accepted;
    private readonly HitQueue _queue;
    private readonly int _docBase;
    private readonly SparseTerm _lead;
    private readonly SegmentTerm[] _required;
    private readonly FixedBitSet _done;

    /// <summary>Prepares the search of one segment.</summary>
    /// <param name="terms">The terms in clause order; all required ones but one have tables by document.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="queue">Takes the hits.</param>
    /// <param name="docBase">Number of the segment's first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <param name="budget">Where tables are kept.</param>
    public LeadSearch(SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, int docBase, int maxDoc, SideTables budget)
    {
        _accepted = accepted;
        _queue = queue;
        _docBase = docBase;
        int groups = HotTable.GroupsFor(maxDoc);
        _terms = new GroupTerms(terms, groups, budget);
        _bounds = new PlaceBounds(_terms, groups);
        _floor = new GroupFloor(queue, _terms);
        _lead = Array.Find(_terms.Sparse, static s => s.Term.IsRequired)!;
        _required = Array.FindAll(_terms.Hot, static t => t.IsRequired);
        _done = new FixedBitSet(groups * HotTable.PlacesPerGroup);
    }

    /// <summary>Counts hits until there are enough.</summary>
    public void Count(MatchCount count)
    {
        for (int posting = 0; posting < _lead.Count; posting++)
        {
            if (!IsMatch(_lead.DocOf(posting)))
                continue;
            count.Add(1);
            if (!count.IsEnough)
                continue;
            if (posting < _lead.Count - 1)
                count.AddAtLeast(0);
            return;
        }
    }

    /// <inheritdoc/>
    public override void Seed(int places)
    {
        ReadOnlySpan<ushort> bounds = _bounds.Values;
        foreach (int place in GreatestBounds.Of(bounds, Math.Min(places, Math.Max(1, bounds.Length / 4))))
        {
            if (bounds[place] == 0 || bounds[place] < _floor.Limit())
                return;
            SearchPlace(place);
            _done.Set(place);
        }
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        ReadOnlySpan<ushort> bounds = _bounds.Values;
        int limit = _floor.Limit();
        for (int posting = 0; posting < _lead.Count; posting++)
        {
            int place = _lead.DocOf(posting) >> HotTable.PlaceShift;
            if (bounds[place] >= limit && !_done[place])
            {
                Search(posting);
                limit = _floor.Limit();
            }
            if (posting % PostingsBetweenChecks == PostingsBetweenChecks - 1 && clock.IsOver())
                return;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _bounds.Dispose();
        _terms.Dispose();
    }

    private void SearchPlace(int place)
    {
        int group = place / HotTable.PlacesPerGroup;
        int end = _lead.StartOf(group + 1);
        for (int posting = _lead.StartOf(group); posting < end; posting++)
        {
            if (_lead.DocOf(posting) >> HotTable.PlaceShift == place)
                Search(posting);
        }
    }

    private void Search(int posting)
    {
        int docId = _lead.DocOf(posting);
        if (IsMatch(docId) && CanReach(docId, posting, _floor.Limit()))
            _queue.Offer(_docBase + docId, _terms.Score(docId >> HotTable.GroupShift, docId));
    }

    /// <summary>True where a document of the lead is accepted and holds the other required terms.</summary>
    private bool IsMatch(int docId)
    {
        if (_accepted is not null && !_accepted[docId])
            return false;
        foreach (SegmentTerm term in _required)
        {
            if (!term.Hot!.Has(docId))
                return false;
        }
        return true;
    }

    /// <summary>True where a document of the lead can reach a limit: begins with what its place can reach, and takes off what the document has less, term by term.</summary>
    private bool CanReach(int docId, int posting, int limit)
    {
        int place = docId >> HotTable.PlaceShift;
        int bound = _bounds.Values[place];
        for (int t = 0; t < _terms.Hot.Length && bound >= limit; t++)
        {
            int most = _bounds.Of(t, place);
            if (most < 0)
                continue;
            HotTable hot = _terms.Hot[t].Hot!;
            bound -= most - (hot.Has(docId) ? (hot.RangeShares[docId >> HotTable.RangeShift] * _terms.HotUnits[t]) >> 8 : 0);
        }
        for (int s = 0; s < _terms.Sparse.Length && bound >= limit; s++)
        {
            int most = _bounds.Of(_terms.Hot.Length + s, place);
            if (most < 0)
                continue;
            SparseTerm sparse = _terms.Sparse[s];
            int found = sparse == _lead ? posting : sparse.Find(docId >> HotTable.GroupShift, docId);
            bound -= most - (found >= 0 ? (sparse.ShareOf(found) * _terms.SparseUnits[s]) >> 8 : 0);
        }
        return bound >= limit;
    }
}

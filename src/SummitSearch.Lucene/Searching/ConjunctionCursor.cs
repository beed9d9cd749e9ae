using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The documents that all of several cursors have, led by the rarest.</summary>
/// <remarks>A conjunction among the cursors joins by its own parts: so the rarest of all leads, and each part is asked for no document that another one lacks.
/// Apache Lucene does the same; the order in which it visits documents decides the last bit of sums over weighted synonyms.</remarks>
internal sealed class ConjunctionCursor : DocIdCursor
{
    private readonly DocIdCursor _lead;
    private readonly DocIdCursor[] _others;
    private readonly bool _isClosed;

    /// <summary>Joins cursors that stand before their first document; at least one.</summary>
    /// <param name="cursors">What to join.</param>
    /// <param name="isClosed">Whether a conjunction around this one takes it as a whole.</param>
    public ConjunctionCursor(IEnumerable<DocIdCursor> cursors, bool isClosed = false)
    {
        _isClosed = isClosed;
        DocIdCursor[] byCost = [.. cursors.SelectMany(static c => c is ConjunctionCursor { _isClosed: false } inner ? inner.Parts : [c]).OrderBy(static c => c.Cost)];
        _lead = byCost[0];
        _others = byCost[1..];
    }

    /// <inheritdoc/>
    public override int DocId => _lead.DocId;

    /// <inheritdoc/>
    public override long Cost => _lead.Cost;

    /// <inheritdoc/>
    public override int NextDoc() => Align(_lead.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Align(_lead.Advance(target));

    private IEnumerable<DocIdCursor> Parts => _others.Prepend(_lead);

    private int Align(int docId)
    {
        int i = 0;
        while (i < _others.Length && docId != NoMoreDocs)
        {
            DocIdCursor other = _others[i++];
            int at = other.DocId;
            if (at < docId)
                at = other.Advance(docId);
            if (at <= docId)
                continue;
            docId = at == NoMoreDocs ? ExhaustLead() : _lead.Advance(at);
            i = 0;
        }
        return docId;
    }

    private int ExhaustLead() => _lead.DocId == NoMoreDocs ? NoMoreDocs : _lead.Advance(NoMoreDocs);
}

using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The documents that all of several cursors have, led by the rarest.</summary>
internal sealed class ConjunctionCursor : DocIdCursor
{
    private readonly DocIdCursor _lead;
    private readonly DocIdCursor[] _others;

    /// <summary>Joins cursors that stand before their first document; at least one.</summary>
    public ConjunctionCursor(IEnumerable<DocIdCursor> cursors)
    {
        DocIdCursor[] byCost = [.. cursors.OrderBy(static c => c.Cost)];
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

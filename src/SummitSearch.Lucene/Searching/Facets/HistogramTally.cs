using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>Counts the values of a numeric column by bucket; of a column with several values a document, the least of each.</summary>
internal sealed class HistogramTally(string field, long[] boundaries) : FacetTally
{
    private NumericDocValues? _single;
    private SortedNumericDocValues? _multiple;

    /// <summary>Matches of each bucket: from border i up to, but not including, border i + 1.</summary>
    public long[] Buckets { get; } = new long[boundaries.Length - 1];

    /// <summary>Matches without a value.</summary>
    public long Missing { get; private set; }

    /// <inheritdoc/>
    public override bool TryOpen(SegmentReader segment)
    {
        _single = segment.NumericDocValues(field);
        _multiple = _single is null ? segment.SortedNumericDocValues(field) : null;
        return true;
    }

    /// <inheritdoc/>
    public override void Add(int docId)
    {
        if (_single is not null && _single.AdvanceExact(docId))
            AddValue(_single.Value);
        else if (_multiple is not null && _multiple.AdvanceExact(docId))
            AddValue(_multiple.NextValue());
        else
            Missing++;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        // Buckets are the same in all segments.
    }

    private void AddValue(long value)
    {
        int at = Array.BinarySearch(boundaries, value);
        at = at < 0 ? ~at - 1 : at;
        if (at >= 0 && at < Buckets.Length)
            Buckets[at]++;
    }
}

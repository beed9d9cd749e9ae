using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Counts the bars of a date histogram.</summary>
internal sealed class DateTally(DateHistogramRequest request) : FacetTally
{
    private const int Batch = 256;
    private readonly BarCalendar _calendar = BarCalendar.Of(request);
    // By number of the bar.
    private long[] _counts = [];
    private NumericDocValues? _dates;

    /// <inheritdoc/>
    public override bool TryOpen(SegmentReader segment) => (_dates = segment.NumericDocValues(PassageSchema.Newest)) is not null;

    /// <inheritdoc/>
    public override void Add(int docId) => AddAll([docId]);

    /// <inheritdoc/>
    public override void AddAll(ReadOnlySpan<int> docIds)
    {
        Span<long> times = stackalloc long[Batch];
        for (int i = 0; i < docIds.Length; i += Batch)
        {
            ReadOnlySpan<int> some = docIds[i..Math.Min(i + Batch, docIds.Length)];
            // Passages without a date have this value.
            _dates!.Read(some, long.MinValue, times);
            Count(times[..some.Length]);
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        // Bars are the same in all segments.
    }

    /// <summary>The bars that are not empty, in the order of time.</summary>
    public List<DateBucket> Result()
    {
        List<DateBucket> bars = [];
        for (int bar = 0; bar < _counts.Length; bar++)
        {
            if (_counts[bar] > 0) bars.Add(new DateBucket(_calendar.StartOf(bar), _counts[bar]));
        }
        bars.Sort(static (a, b) => a.Start.DateTime.CompareTo(b.Start.DateTime));
        return bars;
    }

    private void Count(ReadOnlySpan<long> times)
    {
        // The passages of an article are neighbours.
        int lastQuarter = -1;
        int bar = -1;
        foreach (long time in times)
        {
            if (time == long.MinValue) continue;
            int quarter = BarCalendar.QuarterOf(time);
            if (quarter != lastQuarter)
            {
                lastQuarter = quarter;
                bar = _calendar.BarOfQuarter(quarter);
            }
            int counted = bar >= 0 ? bar : _calendar.BarOf(time);
            if (counted >= _counts.Length) Array.Resize(ref _counts, Math.Max(counted + 1, _counts.Length * 2));
            _counts[counted]++;
        }
    }
}

using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Counts the bars of a date histogram.</summary>
/// <remarks>The calendar is asked once for a quarter of a day, not for a passage: as long as the zone keeps its offset, all times between two of one bar are of that bar.</remarks>
internal sealed class DateTally(DateHistogramRequest request) : FacetTally
{
    private const long Quarter = 6 * 60 * 60 * 1000;
    private const int Batch = 256;
    private static readonly long FirstTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone);
    private readonly SortedDictionary<DateTime, Bar> _bars = [];
    // Null where a quarter is cut by a border or by a change of the clocks.
    private readonly Dictionary<long, Bar?> _quarters = [];
    private NumericDocValues? _dates;
    private long _lastQuarter = long.MinValue;
    private Bar? _last;

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
            foreach (long time in times[..some.Length])
            {
                if (time != long.MinValue) BarOf(time).Count++;
            }
        }
    }

    /// <inheritdoc/>
    public override void Close()
    {
        // Bars are the same in all segments.
    }

    /// <summary>The bars that are not empty.</summary>
    public List<DateBucket> Result() => [.. _bars.Where(static b => b.Value.Count > 0).Select(b => new DateBucket(new DateTimeOffset(b.Key, OffsetAt(b.Key)), b.Value.Count))];

    private Bar BarOf(long time)
    {
        long quarter = time / Quarter;
        if (quarter != _lastQuarter)
        {
            _lastQuarter = quarter;
            if (!_quarters.TryGetValue(quarter, out _last)) _quarters.Add(quarter, _last = BarOfQuarter(quarter));
        }
        return _last ?? BarAt(StartOf(time));
    }

    /// <summary>The bar that a whole quarter of a day belongs to; null where there is none.</summary>
    private Bar? BarOfQuarter(long quarter)
    {
        // Division rounds towards 1970, so that the quarter around it is two long.
        long first = quarter > 0 ? quarter * Quarter : (quarter - 1) * Quarter + 1;
        long last = quarter < 0 ? quarter * Quarter : (quarter + 1) * Quarter - 1;
        if (first < FirstTime || last > LastTime || OffsetOf(first) != OffsetOf(last)) return null;
        DateTime start = StartOf(first);
        return start == StartOf(last) ? BarAt(start) : null;
    }

    private Bar BarAt(DateTime start)
    {
        if (!_bars.TryGetValue(start, out Bar? bar)) _bars.Add(start, bar = new Bar());
        return bar;
    }

    // Where clocks go back at midnight it comes twice; the day begins with the first.
    private TimeSpan OffsetAt(DateTime midnight) => _zone.IsAmbiguousTime(midnight) ? _zone.GetAmbiguousTimeOffsets(midnight).Max() : _zone.GetUtcOffset(midnight);

    private TimeSpan OffsetOf(long unixMilliseconds) => _zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));

    private DateTime StartOf(long unixMilliseconds)
    {
        DateTime day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds), _zone).Date;
        return request.Interval switch
        {
            DateInterval.Day => day,
            DateInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            DateInterval.Month => new DateTime(day.Year, day.Month, 1),
            _ => new DateTime(day.Year, 1, 1),
        };
    }

    private sealed class Bar
    {
        public long Count { get; set; }
    }
}

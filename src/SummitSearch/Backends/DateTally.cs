using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Counts the bars of a date histogram.</summary>
internal sealed class DateTally(DateHistogramRequest request) : FacetTally
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone);
    private readonly SortedDictionary<DateTime, long> _counts = [];
    private NumericDocValues? _dates;
    // Neighbouring passages are of one article, so most look-ups repeat the one before.
    private (long Time, DateTime Start, long Count) _last = (long.MinValue, default, 0);

    /// <inheritdoc/>
    public override bool TryOpen(SegmentReader segment) => (_dates = segment.NumericDocValues(PassageSchema.Newest)) is not null;

    /// <inheritdoc/>
    public override void Add(int docId)
    {
        if (!_dates!.AdvanceExact(docId)) return;
        long time = _dates.Value;
        if (time == long.MinValue) return;
        if (time != _last.Time) GoTo(time);
        _last.Count++;
    }

    /// <inheritdoc/>
    public override void Close() => AddLast();

    /// <summary>The bars that are not empty.</summary>
    public List<DateBucket> Result() => [.. _counts.Select(c => new DateBucket(new DateTimeOffset(c.Key, OffsetAt(c.Key)), c.Value))];

    private void GoTo(long time)
    {
        DateTime start = StartOf(time);
        if (start != _last.Start) AddLast();
        _last = (time, start, _last.Count);
    }

    private void AddLast()
    {
        if (_last.Count > 0) _counts[_last.Start] = _counts.GetValueOrDefault(_last.Start) + _last.Count;
        _last.Count = 0;
    }

    // Where clocks go back at midnight it comes twice; the day begins with the first.
    private TimeSpan OffsetAt(DateTime midnight) => _zone.IsAmbiguousTime(midnight) ? _zone.GetAmbiguousTimeOffsets(midnight).Max() : _zone.GetUtcOffset(midnight);

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
}

using System.Collections.Concurrent;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Which bar of a date histogram a time belongs to: the calendar of one time zone, cut into days, weeks, months or years.</summary>
/// <remarks>Thread-safe, and shared by all searches of the process: the calendar is asked once for a quarter of a day that some passage falls into, not for a passage and not for a search.
/// As long as the zone keeps its offset, all times between two of one bar are of that bar.</remarks>
internal sealed class BarCalendar
{
    private const long Quarter = 6 * 60 * 60 * 1000;
    // What a quarter's place in the table says where it is not a bar's number + 1.
    private const int Unknown = 0;
    private const int Cut = -1;
    private const int ChunkBits = 12;
    // Each takes up to a megabyte and a half for three centuries of news of every day.
    private const int MaxKept = 16;
    private static readonly long FirstTime = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private static readonly ConcurrentDictionary<DateHistogramRequest, BarCalendar> Kept = new();

    private readonly TimeZoneInfo _zone;
    private readonly DateInterval _interval;
    private readonly int[]?[] _chunks = new int[]?[((LastTime - FirstTime) / Quarter >> ChunkBits) + 1];
    private readonly Dictionary<DateTime, int> _numbers = [];
    private readonly List<DateTime> _starts = [];

    private BarCalendar(DateHistogramRequest request)
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone);
        _interval = request.Interval;
    }

    /// <summary>The calendar of a request.</summary>
    public static BarCalendar Of(DateHistogramRequest request)
    {
        if (Kept.TryGetValue(request, out BarCalendar? known)) return known;
        if (Kept.Count >= MaxKept) Kept.Clear();
        return Kept.GetOrAdd(request, static r => new BarCalendar(r));
    }

    /// <summary>The quarter of a day (UTC) that a time is in.</summary>
    /// <param name="time">Milliseconds since 1970, from year 1 to 9999.</param>
    public static int QuarterOf(long time) => (int)((ulong)(time - FirstTime) / Quarter);

    /// <summary>Number of the bar that a whole quarter of a day belongs to; negative where it is cut by a border or by a change of the clocks.</summary>
    /// <param name="quarter">See <see cref="QuarterOf"/>.</param>
    public int BarOfQuarter(int quarter)
    {
        int[] chunk = _chunks[quarter >> ChunkBits] ?? ChunkOf(quarter);
        ref int place = ref chunk[quarter & ((1 << ChunkBits) - 1)];
        // Two threads that find it unknown write the same.
        if (place == Unknown) place = Find(quarter);
        return place - 1;
    }

    /// <summary>Number of the bar that a time belongs to.</summary>
    /// <param name="time">Milliseconds since 1970, from year 1 to 9999.</param>
    public int BarOf(long time) => NumberOf(StartOf(time));

    /// <summary>When a bar begins, in its zone.</summary>
    public DateTimeOffset StartOf(int bar)
    {
        DateTime start;
        lock (_numbers) start = _starts[bar];
        // Where clocks go back at midnight it comes twice; the day begins with the first.
        TimeSpan offset = _zone.IsAmbiguousTime(start) ? _zone.GetAmbiguousTimeOffsets(start).Max() : _zone.GetUtcOffset(start);
        return new DateTimeOffset(start, offset);
    }

    private int[] ChunkOf(int quarter)
    {
        ref int[]? chunk = ref _chunks[quarter >> ChunkBits];
        return Interlocked.CompareExchange(ref chunk, new int[1 << ChunkBits], null) ?? chunk!;
    }

    private int Find(int quarter)
    {
        long first = FirstTime + (quarter * Quarter);
        long last = first + Quarter - 1;
        if (last > LastTime || OffsetOf(first) != OffsetOf(last)) return Cut;
        DateTime start = StartOf(first);
        return start == StartOf(last) ? NumberOf(start) + 1 : Cut;
    }

    private int NumberOf(DateTime start)
    {
        lock (_numbers)
        {
            if (!_numbers.TryGetValue(start, out int number))
            {
                _numbers.Add(start, number = _starts.Count);
                _starts.Add(start);
            }
            return number;
        }
    }

    private TimeSpan OffsetOf(long unixMilliseconds) => _zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds));

    private DateTime StartOf(long unixMilliseconds)
    {
        DateTime day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds), _zone).Date;
        return _interval switch
        {
            DateInterval.Day => day,
            DateInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            DateInterval.Month => new DateTime(day.Year, day.Month, 1),
            _ => new DateTime(day.Year, 1, 1),
        };
    }
}

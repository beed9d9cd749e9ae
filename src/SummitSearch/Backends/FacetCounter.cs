using System.Text;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Counts the values of facets and the bars of a date histogram over all matches, or those seen before the searcher's time is over.</summary>
internal sealed class FacetCounter(IndexSearcher searcher)
{
    private const int DocumentsBetweenChecks = 4096;

    /// <summary>The values of one field.</summary>
    public FacetCounts Count(Query query, string field, int limit, IReadOnlyList<string> selected)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        IReadOnlyList<DocIdCursor?> matchesOf = MatchesOf(query);
        for (int segment = 0; segment < searcher.Reader.Segments.Count; segment++)
        {
            if (searcher.Reader.Segments[segment].SortedSetDocValues(PassageSchema.Facet(field)) is not { } values || matchesOf[segment] is not { } matches) continue;
            var byOrdinal = new long[values.ValueCount];
            Walk(searcher.Reader.Segments[segment], matches, docId =>
            {
                if (!values.AdvanceExact(docId)) return;
                for (long ordinal = values.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = values.NextOrdinal()) byOrdinal[ordinal]++;
            });
            for (int ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
            {
                if (byOrdinal[ordinal] == 0) continue;
                string value = Encoding.UTF8.GetString(values.LookupOrdinal(ordinal));
                counts[value] = counts.GetValueOrDefault(value) + byOrdinal[ordinal];
            }
        }
        bool IsSelected(string value) => selected.Contains(value, StringComparer.OrdinalIgnoreCase);
        return new FacetCounts(field, [.. counts.OrderByDescending(c => IsSelected(c.Key)).ThenByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Take(limit).OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Select(c => new FacetValue(c.Key, c.Value, IsSelected(c.Key)))]);
    }

    /// <summary>The bars that are not empty.</summary>
    public List<DateBucket> Histogram(Query query, DateHistogramRequest request)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone);
        var counts = new SortedDictionary<DateTime, long>();
        IReadOnlyList<DocIdCursor?> matchesOf = MatchesOf(query);
        for (int segment = 0; segment < searcher.Reader.Segments.Count; segment++)
        {
            if (searcher.Reader.Segments[segment].NumericDocValues(PassageSchema.Newest) is not { } dates || matchesOf[segment] is not { } matches) continue;
            // Neighbouring passages are of one article, so most look-ups repeat the one before.
            (long Time, DateTime Start) last = (long.MinValue, default);
            Walk(searcher.Reader.Segments[segment], matches, docId =>
            {
                if (!dates.AdvanceExact(docId) || dates.Value == long.MinValue) return;
                if (dates.Value != last.Time) last = (dates.Value, StartOf(dates.Value, request.Interval, zone));
                counts[last.Start] = counts.GetValueOrDefault(last.Start) + 1;
            });
        }
        return [.. counts.Select(c => new DateBucket(new DateTimeOffset(c.Key, OffsetAt(c.Key, zone)), c.Value))];
    }

    private IReadOnlyList<DocIdCursor?> MatchesOf(Query query)
    {
        try
        {
            return searcher.OpenMatches(query);
        }
        catch (SearchAbandonedException)
        {
            return new DocIdCursor?[searcher.Reader.Segments.Count];
        }
    }

    private void Walk(SegmentReader segment, DocIdCursor matches, Action<int> visit)
    {
        int seen = 0;
        try
        {
            for (int docId = matches.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = matches.NextDoc())
            {
                if (seen++ % DocumentsBetweenChecks == 0) searcher.Clock.ThrowIfOver();
                if (segment.IsLive(docId)) visit(docId);
            }
        }
        catch (SearchAbandonedException)
        {
            // The counts of what was seen stand.
        }
    }

    // Where clocks go back at midnight it comes twice; the day begins with the first.
    private static TimeSpan OffsetAt(DateTime midnight, TimeZoneInfo zone) => zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);

    private static DateTime StartOf(long unixMilliseconds, DateInterval interval, TimeZoneInfo zone)
    {
        DateTime day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds), zone).Date;
        return interval switch
        {
            DateInterval.Day => day,
            DateInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            DateInterval.Month => new DateTime(day.Year, day.Month, 1),
            _ => new DateTime(day.Year, 1, 1),
        };
    }
}

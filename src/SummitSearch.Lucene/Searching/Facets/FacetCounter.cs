using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>Shows the matches of a query to tallies, and makes counts of what they have seen.</summary>
internal static class FacetCounter
{
    /// <summary>Shows all live matches to all tallies, in one pass.</summary>
    /// <exception cref="SearchAbandonedException">The clock is over; what was seen is counted.</exception>
    public static void Tally(Weight weight, IReadOnlyList<FacetTally> tallies)
    {
        IReadOnlyList<SegmentReader> segments = weight.Searcher.Reader.Segments;
        List<FacetTally> open = new(tallies.Count);
        MatchWindows windows = new();
        for (int segment = 0; segment < segments.Count; segment++)
        {
            if (weight.OpenScorer(segment) is not { } matches)
                continue;
            open.Clear();
            foreach (FacetTally tally in tallies)
            {
                if (tally.TryOpen(segments[segment]))
                    open.Add(tally);
            }
            if (open.Count == 0)
                continue;
            try
            {
                windows.Open(matches, segments[segment].LiveDocs, segments[segment].MaxDoc);
                Walk(windows, open, weight.Searcher.Clock);
            }
            finally
            {
                foreach (FacetTally tally in open)
                    tally.Close();
            }
        }
    }

    /// <summary>The tally of a request.</summary>
    public static FacetTally TallyOf(FacetField request) => request.Boundaries is { } borders ? new HistogramTally(request.Field, [.. borders]) : new ValueTally(request.Field);

    /// <summary>The counts of a request's tally.</summary>
    public static FacetFieldCounts CountsOf(FacetField request, FacetTally tally)
    {
        if (tally is HistogramTally histogram)
        {
            FacetCount[] buckets = [.. histogram.Buckets.Zip(request.Boundaries!, static (count, border) => new FacetCount(border.ToString(CultureInfo.InvariantCulture), count))];
            return new FacetFieldCounts(request, buckets, buckets.Count(static b => b.Count > 0), histogram.Missing);
        }
        var values = (ValueTally)tally;
        FacetCount[] counts = [.. values.Counts.Select(static p => new FacetCount(p.Key, p.Value))
            .OrderByDescending(static c => c.Count).ThenBy(static c => Encoding.UTF8.GetBytes(c.Value), Utf8Order.Instance).Take(request.Top)];
        return new FacetFieldCounts(request, counts, values.Counts.Count, values.Missing);
    }

    private static void Walk(MatchWindows windows, List<FacetTally> tallies, SearchClock clock)
    {
        clock.ThrowIfOver();
        for (; windows.MoveNext(); clock.ThrowIfOver())
        {
            ReadOnlySpan<int> documents = windows.Documents;
            foreach (FacetTally tally in tallies)
                tally.AddAll(documents);
        }
    }

    private sealed class Utf8Order : IComparer<byte[]>
    {
        public static Utf8Order Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}

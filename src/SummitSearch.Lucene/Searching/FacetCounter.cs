using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Counts one facet over the matches of all segments.</summary>
/// <remarks>Not thread-safe. Within a segment ordinals are counted in an array; their values are only looked up where a count is not 0.</remarks>
internal sealed class FacetCounter(FacetField request, SearchClock clock)
{
    private const int DocumentsBetweenChecks = 4096;
    private readonly Dictionary<string, long> _byValue = new(StringComparer.Ordinal);
    private readonly long[] _buckets = new long[request.Boundaries?.Count ?? 0];
    private readonly long[] _boundaries = request.Boundaries is { } boundaries ? [.. boundaries] : [];
    private long _missing;
    private int _seen;

    /// <summary>Counts the matches of a segment.</summary>
    /// <exception cref="SearchAbandonedException">The clock is over.</exception>
    public void Count(SegmentReader segment, FixedBitSet matches)
    {
        if (request.Boundaries is not null)
            CountNumbers(segment, matches);
        else if (segment.SortedDocValues(request.Field) is { } single)
            CountSingle(single, matches);
        else if (segment.SortedSetDocValues(request.Field) is { } multiple)
            CountMultiple(multiple, matches);
        else
            _missing += matches.Cardinality();
    }

    /// <summary>The counts.</summary>
    public FacetFieldCounts Result()
    {
        if (request.Boundaries is not null)
        {
            FacetCount[] buckets = [.. _boundaries[..^1].Select((b, i) => new FacetCount(b.ToString(CultureInfo.InvariantCulture), _buckets[i]))];
            return new FacetFieldCounts(request, buckets, buckets.Count(static b => b.Count > 0), _missing);
        }
        FacetCount[] counts = [.. _byValue.Select(static p => new FacetCount(p.Key, p.Value))
            .OrderByDescending(static c => c.Count).ThenBy(static c => Encoding.UTF8.GetBytes(c.Value), Utf8Order.Instance).Take(request.Top)];
        return new FacetFieldCounts(request, counts, _byValue.Count, _missing);
    }

    private int NextOf(FixedBitSet matches, int docId)
    {
        if (++_seen % DocumentsBetweenChecks == 0)
            clock.ThrowIfOver();
        return matches.NextSetBit(docId + 1);
    }

    private void CountNumbers(SegmentReader segment, FixedBitSet matches)
    {
        NumericDocValues? single = segment.NumericDocValues(request.Field);
        SortedNumericDocValues? multiple = single is null ? segment.SortedNumericDocValues(request.Field) : null;
        for (int docId = matches.NextSetBit(0); docId >= 0; docId = NextOf(matches, docId))
        {
            if (single is not null && single.AdvanceExact(docId))
                CountNumber(single.Value);
            else if (multiple is not null && multiple.AdvanceExact(docId))
                CountNumber(multiple.NextValue());
            else
                _missing++;
        }
    }

    private void CountNumber(long value)
    {
        int at = Array.BinarySearch(_boundaries, value);
        at = at < 0 ? ~at - 1 : at;
        if (at >= 0 && at < _boundaries.Length - 1)
            _buckets[at]++;
    }

    private void CountSingle(SortedDocValues column, FixedBitSet matches)
    {
        int[] counts = new int[column.ValueCount];
        for (int docId = matches.NextSetBit(0); docId >= 0; docId = NextOf(matches, docId))
        {
            if (column.AdvanceExact(docId))
                counts[column.Ordinal]++;
            else
                _missing++;
        }
        for (int ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
                Add(column.LookupOrdinal(ordinal), counts[ordinal]);
        }
    }

    private void CountMultiple(SortedSetDocValues column, FixedBitSet matches)
    {
        int[] counts = new int[column.ValueCount];
        for (int docId = matches.NextSetBit(0); docId >= 0; docId = NextOf(matches, docId))
        {
            if (!column.AdvanceExact(docId))
            {
                _missing++;
                continue;
            }
            for (long ordinal = column.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = column.NextOrdinal())
                counts[ordinal]++;
        }
        for (int ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
                Add(column.LookupOrdinal(ordinal), counts[ordinal]);
        }
    }

    private void Add(ReadOnlySpan<byte> value, long count)
    {
        string text = Encoding.UTF8.GetString(value);
        _byValue[text] = _byValue.GetValueOrDefault(text) + count;
    }

    private sealed class Utf8Order : IComparer<byte[]>
    {
        public static Utf8Order Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}

using System.Text;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Counts the values of one facet field.</summary>
internal sealed class ValueTally(string field) : IFacetTally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private SortedSetDocValues? _values;
    private long[] _byOrdinal = [];

    /// <inheritdoc/>
    public bool TryOpen(SegmentReader segment)
    {
        _values = segment.SortedSetDocValues(PassageSchema.Facet(field));
        if (_values is null) return false;
        _byOrdinal = new long[_values.ValueCount];
        return true;
    }

    /// <inheritdoc/>
    public void Add(int docId)
    {
        SortedSetDocValues values = _values!;
        if (!values.AdvanceExact(docId)) return;
        for (long ordinal = values.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = values.NextOrdinal()) _byOrdinal[ordinal]++;
    }

    /// <inheritdoc/>
    public void Close()
    {
        for (int ordinal = 0; ordinal < _byOrdinal.Length; ordinal++)
        {
            if (_byOrdinal[ordinal] == 0) continue;
            string value = Encoding.UTF8.GetString(_values!.LookupOrdinal(ordinal));
            _counts[value] = _counts.GetValueOrDefault(value) + _byOrdinal[ordinal];
        }
    }

    /// <summary>The most frequent values, selected ones before others.</summary>
    public FacetCounts Result(int limit, IReadOnlyList<string> selected)
    {
        bool IsSelected(string value) => selected.Contains(value, StringComparer.OrdinalIgnoreCase);
        return new FacetCounts(field, [.. _counts.OrderByDescending(c => IsSelected(c.Key)).ThenByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Take(limit).OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Select(c => new FacetValue(c.Key, c.Value, IsSelected(c.Key)))]);
    }
}

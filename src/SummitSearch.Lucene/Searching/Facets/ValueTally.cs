using System.Buffers;
using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>Counts the values of a sorted or sorted-set column.</summary>
/// <remarks>Within a segment ordinals are counted in an array; their values are only looked up where a count is not 0. Not thread-safe.</remarks>
/// <param name="field">The doc-values field.</param>
public sealed class ValueTally(string field) : FacetTally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private SortedDocValues? _single;
    private SortedSetDocValues? _multiple;
    // Lent out: of a column with many values it would be garbage that only a collection of all generations takes away.
    private long[] _byOrdinal = [];
    private int _ordinals;

    /// <summary>The values that a match has, with how many matches have them, in no order.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>Matches without a value.</summary>
    public long Missing { get; private set; }

    /// <inheritdoc/>
    public override bool TryOpen(SegmentReader segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        _single = segment.SortedDocValues(field);
        _multiple = _single is null ? segment.SortedSetDocValues(field) : null;
        _ordinals = checked((int)(_single?.ValueCount ?? _multiple?.ValueCount ?? 0));
        _byOrdinal = ArrayPool<long>.Shared.Rent(_ordinals);
        Array.Clear(_byOrdinal, 0, _ordinals);
        return true;
    }

    /// <inheritdoc/>
    public override void Add(int docId)
    {
        if (_multiple is { } values && values.AdvanceExact(docId))
        {
            for (long ordinal = values.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = values.NextOrdinal())
                _byOrdinal[ordinal]++;
        }
        else if (_single is { } value && value.AdvanceExact(docId))
        {
            _byOrdinal[value.Ordinal]++;
        }
        else
        {
            Missing++;
        }
    }

    /// <inheritdoc/>
    public override void AddAll(ReadOnlySpan<int> docIds)
    {
        int found = _single?.CountOrdinals(docIds, _byOrdinal.AsSpan(0, _ordinals)) ?? _multiple?.CountOrdinals(docIds, _byOrdinal.AsSpan(0, _ordinals)) ?? 0;
        Missing += docIds.Length - found;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        for (int ordinal = 0; ordinal < _ordinals; ordinal++)
        {
            if (_byOrdinal[ordinal] == 0)
                continue;
            string value = Encoding.UTF8.GetString(_single is { } single ? single.LookupOrdinal(ordinal) : _multiple!.LookupOrdinal(ordinal));
            _counts[value] = _counts.GetValueOrDefault(value) + _byOrdinal[ordinal];
        }
        ArrayPool<long>.Shared.Return(_byOrdinal);
        _byOrdinal = [];
    }
}

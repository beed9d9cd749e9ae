using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>What the documents of each place of 64 can score at most: sums of the terms' shares, in 16 bits; 0 for places without a required term.</summary>
/// <remarks>Holds rented arrays until disposed.</remarks>
internal sealed class PlaceBounds : IDisposable
{
    private readonly ushort[] _bounds;
    private readonly byte[][] _shares;
    private readonly ushort[] _units;
    private readonly List<byte[]> _rented = [];
    private readonly int _places;

    /// <summary>Bounds all places.</summary>
    public PlaceBounds(GroupTerms terms, int groups)
    {
        _places = groups * HotTable.PlacesPerGroup;
        int padded = HotTable.PaddedPlaces(groups);
        _shares = [.. terms.Hot.Select(static t => t.Hot!.PlaceShares), .. terms.Sparse.Select(s => SharesOf(s, padded))];
        _units = [.. terms.HotUnits, .. terms.SparseUnits];
        _bounds = ArrayPool<ushort>.Shared.Rent(padded);
        BoundSum.Add(_shares, _units, 0, _bounds.AsSpan(0, padded));
        for (int t = 0; t < _shares.Length; t++)
        {
            if (t < terms.Hot.Length ? terms.Hot[t].IsRequired : terms.Sparse[t - terms.Hot.Length].Term.IsRequired)
                BoundSum.KeepHeld(_shares[t], _bounds.AsSpan(0, padded));
        }
    }

    /// <summary>The bounds.</summary>
    public ReadOnlySpan<ushort> Values => _bounds.AsSpan(0, _places);

    /// <summary>The greatest bound of each group's places.</summary>
    public void SummariseGroups(Span<ushort> ofGroups)
    {
        ref ushort first = ref _bounds[0];
        for (int group = 0; group * HotTable.PlacesPerGroup < _places; group++)
            ofGroups[group] = Greatest(Vector128.LoadUnsafe(ref first, (nuint)(group * HotTable.PlacesPerGroup)));
    }

    /// <summary>What a term adds to the bound of a place; -1 where it has no document there.</summary>
    /// <param name="term">Which term, first the frequent ones, then the rarer ones.</param>
    /// <param name="place">The place.</param>
    public int Of(int term, int place)
    {
        int share = _shares[term][place];
        return share == 0 ? -1 : (share * _units[term]) >> 8;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(_bounds);
        _rented.ForEach(static r => ArrayPool<byte>.Shared.Return(r));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort Greatest(Vector128<ushort> places)
    {
        if (Sse41.IsSupported)
            return (ushort)~Sse41.MinHorizontal(~places).ToScalar();
        places = Vector128.Max(places, Vector128.Shuffle(places, Vector128.Create((ushort)4, 5, 6, 7, 4, 5, 6, 7)));
        places = Vector128.Max(places, Vector128.Shuffle(places, Vector128.Create((ushort)2, 3, 2, 3, 2, 3, 2, 3)));
        return Math.Max(places[0], places[1]);
    }

    private byte[] SharesOf(SparseTerm sparse, int padded)
    {
        if (sparse.KeptPlaceShares is { Length: > 0 } kept)
            return kept;
        byte[] room = ArrayPool<byte>.Shared.Rent(padded);
        _rented.Add(room);
        sparse.FindPlaceShares(room.AsSpan(0, padded));
        return room;
    }
}

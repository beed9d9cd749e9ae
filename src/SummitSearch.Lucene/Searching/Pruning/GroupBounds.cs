using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>What the documents of a group, of a range, or single ones can score at most: sums of the terms' shares, in 16 bits, rounded so that they never fall below a score
/// by more than <see cref="GroupTerms.Slack"/>.</summary>
internal sealed class GroupBounds : IDisposable
{
    private const int DocumentsPerGroup = 1 << HotTable.GroupShift;
    private readonly GroupTerms _terms;
    private readonly byte[][] _rangeShares;
    private readonly ulong[][] _bits;
    private readonly ushort[] _ofGroups;
    private readonly ushort[] _ofRanges = new ushort[HotTable.RangesPerGroup];
    private readonly ushort[] _sparseBounds = [];
    private readonly int _groups;

    /// <summary>Bounds all groups.</summary>
    public GroupBounds(GroupTerms terms, int groups)
    {
        _terms = terms;
        _groups = groups;
        _rangeShares = Array.ConvertAll(terms.Hot, static t => t.Hot!.RangeShares);
        _bits = Array.ConvertAll(terms.Hot, static t => t.Hot!.Bits);
        if (terms.Sparse.Length > 0)
            _sparseBounds = new ushort[DocumentsPerGroup];
        _ofGroups = ArrayPool<ushort>.Shared.Rent(HotTable.PaddedGroups(groups));
        Span<ushort> bounds = _ofGroups.AsSpan(0, HotTable.PaddedGroups(groups));
        if (terms.Sparse.Length > 0)
        {
            // Rarer terms seldom meet in a place, but all are somewhere in most groups.
            using PlaceBounds places = new(terms, groups);
            places.SummariseGroups(bounds);
            return;
        }
        BoundSum.Add(Array.ConvertAll(terms.Hot, static t => t.Hot!.GroupShares), terms.HotUnits, 0, bounds);
    }

    /// <summary>The bounds of all groups.</summary>
    public ReadOnlySpan<ushort> OfGroups => _ofGroups.AsSpan(0, _groups);

    /// <summary>The bounds of the ranges of the group loaded last.</summary>
    public ReadOnlySpan<ushort> OfRanges => _ofRanges;

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ushort>.Shared.Return(_ofGroups);

    /// <summary>Bounds the ranges of a group, and the single documents that rarer terms have in it.</summary>
    public void LoadRanges(int group)
    {
        BoundSum.Add(_rangeShares, _terms.HotUnits, group * HotTable.RangesPerGroup, _ofRanges);
        if (_sparseBounds.Length == 0)
            return;
        Array.Clear(_sparseBounds);
        for (int s = 0; s < _terms.Sparse.Length; s++)
            AddSparse(_terms.Sparse[s], _terms.SparseUnits[s], group);
    }

    private void AddSparse(SparseTerm sparse, int units, int group)
    {
        ReadOnlySpan<int> docs = sparse.DocsOf(group, out ReadOnlySpan<byte> shares);
        ref ushort ofDocuments = ref MemoryMarshal.GetArrayDataReference(_sparseBounds);
        ref ushort ofRanges = ref MemoryMarshal.GetArrayDataReference(_ofRanges);
        for (int i = 0; i < docs.Length; i++)
        {
            int at = docs[i] & (DocumentsPerGroup - 1);
            int bound = ((shares[i] * units) >> 8) + 1; // never 0, which would mean that no term is there
            ref ushort document = ref Unsafe.Add(ref ofDocuments, at);
            document = (ushort)Math.Min(ushort.MaxValue, document + bound);
            ref ushort range = ref Unsafe.Add(ref ofRanges, at >> HotTable.RangeShift);
            range = (ushort)Math.Min(ushort.MaxValue, range + bound);
        }
    }

    /// <summary>The bounds of the eight documents of a range of the group loaded last, and which of them match, one bit each.</summary>
    /// <param name="range">The range, counted over the segment.</param>
    /// <param name="rangeInGroup">The same, counted within its group.</param>
    /// <param name="documents">The documents that hold all required terms, or any term where none is required.</param>
    public Vector128<ushort> OfDocuments(int range, int rangeInGroup, out int documents)
    {
        Vector128<ushort> lanes = Vector128.Create((ushort)1, 2, 4, 8, 16, 32, 64, 128);
        Vector128<ushort> bounds = default;
        int any = 0;
        int all = 0xFF;
        if (_sparseBounds.Length > 0)
        {
            bounds = Vector128.LoadUnsafe(ref _sparseBounds[rangeInGroup << HotTable.RangeShift]);
            any = (int)(~Vector128.Equals(bounds, Vector128<ushort>.Zero)).ExtractMostSignificantBits();
        }
        for (int t = 0; t < _bits.Length; t++)
        {
            int bits = MemoryMarshal.AsBytes(_bits[t].AsSpan())[range];
            int bound = (_rangeShares[t][range] * _terms.HotUnits[t]) >> 8;
            any |= bits;
            all &= _terms.Hot[t].IsRequired ? bits : 0xFF;
            Vector128<ushort> holders = Vector128.Equals(Vector128.Create((ushort)bits) & lanes, lanes);
            bounds = Vector128.AddSaturate(bounds, Vector128.Create((ushort)bound) & holders);
        }
        documents = _terms.HasRequired ? all : any;
        return bounds;
    }
}

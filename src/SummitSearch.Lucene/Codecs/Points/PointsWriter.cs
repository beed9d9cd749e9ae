using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the one-dimensional points of one segment: <c>.kdm .kdi .kdd</c> (FORMAT.md, "Points").</summary>
/// <remarks>Not thread-safe. Fields come in order of their numbers.</remarks>
internal sealed class PointsWriter : IDisposable
{
    private readonly IndexOutput _kdm;
    private readonly IndexOutput _kdi;
    private readonly IndexOutput _kdd;
    private readonly PointLeafWriter _leaves;

    /// <summary>Creates the three files.</summary>
    public PointsWriter(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId)
    {
        try
        {
            _kdd = Create(directory, segment + ".kdd", PointsFormat.DataCodec, segmentId);
            _kdm = Create(directory, segment + ".kdm", PointsFormat.MetaCodec, segmentId);
            _kdi = Create(directory, segment + ".kdi", PointsFormat.IndexCodec, segmentId);
        }
        catch
        {
            Dispose();
            throw;
        }
        _leaves = new PointLeafWriter(_kdd);
    }

    /// <summary>Names of the files.</summary>
    public IReadOnlyList<string> FileNames => [_kdm.Name, _kdi.Name, _kdd.Name];

    /// <summary>Adds all points of a field; without any, the field leaves no trace.</summary>
    /// <param name="field">A field with one dimension of 4 or 8 bytes.</param>
    /// <param name="values">Integers that order like the values (for doubles: the IEEE bits, all but the sign flipped where negative). Sorted in place.</param>
    /// <param name="docs">The documents that belong to them, rearranged with them.</param>
    /// <exception cref="NotSupportedException">Other dimensions.</exception>
    public void Add(FieldInfo field, Span<long> values, Span<int> docs)
    {
        if (field.PointDimensions != 1 || field.PointBytes is not (sizeof(int) or sizeof(long)))
            throw new NotSupportedException($"Field '{field.Name}' has points of {field.PointDimensions} dimensions of {field.PointBytes} bytes; only one dimension of 4 or 8 bytes can be written.");
        if (values.IsEmpty)
            return;
        int docCount = CountDocs(docs);
        Sort(values, docs);
        int leafCount = (values.Length + PointsFormat.LeafSize - 1) / PointsFormat.LeafSize;
        long[] pointers = new long[leafCount];
        ulong[] firsts = new ulong[leafCount];
        for (int leaf = 0; leaf < leafCount; leaf++)
        {
            int from = leaf * PointsFormat.LeafSize, count = Math.Min(PointsFormat.LeafSize, values.Length - from);
            pointers[leaf] = _kdd.FilePointer;
            firsts[leaf] = Align(values[from], field.PointBytes);
            _leaves.Write(values.Slice(from, count), docs.Slice(from, count), field.PointBytes);
        }
        WriteMeta(field, values, docCount, pointers, firsts);
    }

    /// <summary>Completes and closes the files.</summary>
    public void Finish()
    {
        CodecFile.WriteFooter(_kdi);
        CodecFile.WriteFooter(_kdd);
        _kdm.WriteInt32(PointsFormat.EndOfFields);
        _kdm.WriteInt64(_kdi.FilePointer);
        _kdm.WriteInt64(_kdd.FilePointer);
        CodecFile.WriteFooter(_kdm);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kdm?.Dispose();
        _kdi?.Dispose();
        _kdd?.Dispose();
    }

    private void WriteMeta(FieldInfo field, ReadOnlySpan<long> values, int docCount, long[] pointers, ulong[] firsts)
    {
        int width = field.PointBytes;
        MemoryOutput index = new();
        new PointIndexWriter(pointers, firsts, width).Write(index);
        _kdm.WriteInt32(field.Number);
        CodecFile.WriteShortHeader(_kdm, PointsFormat.TreeCodec, PointsFormat.TreeVersion);
        _kdm.WriteVInt(1);
        _kdm.WriteVInt(1);
        _kdm.WriteVInt(PointsFormat.LeafSize);
        _kdm.WriteVInt(width);
        _kdm.WriteVInt(pointers.Length);
        PointLeafWriter.WriteBytes(_kdm, Align(values[0], width), 0, width);
        PointLeafWriter.WriteBytes(_kdm, Align(values[^1], width), 0, width);
        _kdm.WriteVLong(values.Length);
        _kdm.WriteVInt(docCount);
        _kdm.WriteVInt(index.Length);
        _kdm.WriteInt64(pointers[0]);
        _kdm.WriteInt64(_kdi.FilePointer);
        _kdi.WriteBytes(index.Written);
    }

    /// <summary>The packed value: big-endian with the sign bit flipped, so that unsigned comparison orders it, and its first byte on top whatever the width.</summary>
    internal static ulong Align(long value, int width) => (ulong)value << (64 - 8 * width) ^ 1UL << 63;

    private static void Sort(Span<long> values, Span<int> docs)
    {
        if (!IsSorted(values))
            values.Sort(docs);
        // Equal values come in order of their documents.
        for (int from = 0; from < values.Length;)
        {
            int end = from + 1;
            while (end < values.Length && values[end] == values[from])
                end++;
            if (end - from > 1)
                docs[from..end].Sort();
            from = end;
        }
    }

    private static bool IsSorted(ReadOnlySpan<long> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                return false;
        }
        return true;
    }

    private static int CountDocs(ReadOnlySpan<int> docs)
    {
        int last = 0;
        foreach (int doc in docs)
            last = Math.Max(last, doc);
        FixedBitSet seen = new(last + 1);
        foreach (int doc in docs)
            seen.Set(doc);
        return seen.Cardinality();
    }

    private static IndexOutput Create(IndexDirectory directory, string name, string codec, ReadOnlySpan<byte> id)
    {
        IndexOutput output = directory.CreateOutput(name);
        CodecFile.WriteHeader(output, codec, PointsFormat.Version, id, "");
        return output;
    }
}

using System.Buffers.Binary;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Points;

/// <summary>Points written are found again by ranges, in trees of many sizes and shapes.</summary>
public class PointsRoundTripTests
{
    private const int Seed = 86;
    private static readonly byte[] Id = [.. Enumerable.Range(1, 16).Select(static i => (byte)i)];

    [Theory]
    [InlineData(1, 8, 1)]
    [InlineData(2, 8, 3)]
    [InlineData(512, 8, 1_000_000)]
    [InlineData(513, 8, 1_000_000)]
    [InlineData(1500, 4, 10)]
    [InlineData(1500, 4, int.MaxValue)]
    [InlineData(5000, 8, 300)]
    [InlineData(20_000, 8, long.MaxValue)]
    [InlineData(20_000, 8, 1)]
    public void Ranges_FindWhatTheSlowTwinFinds(int count, int width, long spread)
    {
        Random random = new(Seed);
        long[] values = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-spread, spread))];
        int[] docs = [.. Enumerable.Range(0, count).Select(i => count > 1000 ? random.Next(count) : i)];
        (long Value, int Doc)[] points = [.. values.Zip(docs)];
        using MemoryDirectory directory = new();
        FieldInfo field = new() { Name = "n", Number = 4, PointDimensions = 1, PointIndexDimensions = 1, PointBytes = width };
        using (PointsWriter writer = new(directory, "_0", Id))
        {
            writer.Add(field, [.. values], [.. docs]);
            writer.Finish();
        }
        PointsReader reader = Open(directory, field, count);
        Assert.Equal((1, width, count, docs.Distinct().Count()), (reader.Dimensions, reader.BytesPerDimension, reader.PointCount, reader.DocCount));
        Assert.Equal(Pack(values.Min(), width), reader.MinValue.ToArray());
        Assert.Equal(Pack(values.Max(), width), reader.MaxValue.ToArray());
        for (int round = 0; round < 30; round++)
        {
            long low = round == 0 ? values.Min() : values[random.Next(count)] + random.Next(-1, 2), high = round == 0 ? values.Max() : low + random.NextInt64(spread / 4 + 2);
            if (high < low)
                high = long.MaxValue;
            if (width == 4)
                (low, high) = (Math.Clamp(low, int.MinValue, int.MaxValue), Math.Clamp(high, int.MinValue, int.MaxValue));
            RangeVisitor visitor = new(Pack(low, width), Pack(high, width));
            reader.Intersect(visitor);
            int[] expected = [.. points.Where(p => p.Value >= low && p.Value <= high).Select(static p => p.Doc).Order()];
            Assert.Equal(expected, visitor.Docs.Order());
            Assert.InRange(reader.EstimateCount(Pack(low, width), Pack(high, width)), Math.Max(0, expected.Length - 1024), expected.Length + 1024);
        }
    }

    [Theory]
    [InlineData(1, 2, 2, 8, 1000)]
    [InlineData(513, 2, 2, 8, 1000)]
    [InlineData(4000, 3, 3, 4, 40)]
    [InlineData(3000, 5, 2, 16, 5)]
    [InlineData(2500, 1, 1, 16, 256)]
    [InlineData(2500, 8, 8, 1, 2)]
    [InlineData(2500, 2, 2, 3, 1)]
    public void PackedPoints_BoxesFindWhatTheSlowTwinFinds(int count, int dimensions, int indexDimensions, int width, int spread)
    {
        Random random = new(Seed);
        FieldInfo field = new() { Name = "n", Number = 4, PointDimensions = dimensions, PointIndexDimensions = indexDimensions, PointBytes = width };
        PackedPoints points = new(dimensions, indexDimensions, width);
        List<(byte[] Value, int Doc)> all = [];
        for (int i = 0; i < count; i++)
        {
            byte[] value = new byte[dimensions * width];
            for (int d = 0; d < dimensions; d++)
            {
                int part = random.Next(spread);
                value[d * width] = (byte)(part % 3);
                value[(d + 1) * width - 1] = (byte)part;
            }
            all.Add((value, random.Next(count)));
            points.Add(all[i].Doc, value);
        }
        using MemoryDirectory directory = new();
        using (PointsWriter writer = new(directory, "_0", Id))
        {
            writer.Add(field, points);
            writer.Finish();
        }
        PointsReader reader = Open(directory, field, count);
        Assert.Equal((dimensions, width, count, all.Select(static p => p.Doc).Distinct().Count()), (reader.Dimensions, reader.BytesPerDimension, reader.PointCount, reader.DocCount));
        for (int round = 0; round < 30; round++)
        {
            BoxVisitor box = new(all[random.Next(count)].Value, all[random.Next(count)].Value, indexDimensions, width);
            reader.Intersect(box);
            Assert.Equal(all.Where(p => box.Holds(p.Value)).Select(static p => p.Doc).Order(), box.Docs.Order());
        }
    }

    [Fact]
    public void DamagedLeafOrIndex_GivesCorruptIndexOrAnswers()
    {
        Random random = new(Seed);
        using MemoryDirectory directory = new();
        FieldInfo field = new() { Name = "n", Number = 0, PointDimensions = 1, PointIndexDimensions = 1, PointBytes = 8 };
        using (PointsWriter writer = new(directory, "_0", Id))
        {
            writer.Add(field, [.. Enumerable.Range(0, 3000).Select(i => (long)(i * i % 977))], [.. Enumerable.Range(0, 3000)]);
            writer.Finish();
        }
        int refused = 0;
        for (int round = 0; round < 1500; round++)
        {
            using MemoryDirectory damaged = Mutation.Copy(directory, random, ".kdm");
            try
            {
                Open(damaged, field, 3000).Intersect(new RangeVisitor(Pack(random.Next(900), 8), Pack(random.Next(900), 8)));
            }
            catch (Exception e) when (e is CorruptIndexException or UnsupportedIndexFormatException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 50, 1500);
    }

    private static PointsReader Open(MemoryDirectory directory, FieldInfo field, int maxDoc) => PointsFile.Open(
        new IndexInput("_0.kdm", directory.OpenBytes("_0.kdm")), new IndexInput("_0.kdi", directory.OpenBytes("_0.kdi")),
        new IndexInput("_0.kdd", directory.OpenBytes("_0.kdd")), Id, new FieldInfos([field]), maxDoc)[field.Name];

    private static byte[] Pack(long value, int width)
    {
        byte[] packed = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(packed, width == 8 ? value : value << 32);
        packed[0] ^= 0x80;
        return packed[..width];
    }

    private sealed class RangeVisitor(byte[] low, byte[] high) : IPointVisitor
    {
        public List<int> Docs { get; } = [];

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
        {
            if (max.SequenceCompareTo(low) < 0 || min.SequenceCompareTo(high) > 0)
                return CellRelation.Outside;
            return min.SequenceCompareTo(low) >= 0 && max.SequenceCompareTo(high) <= 0 ? CellRelation.Inside : CellRelation.Crosses;
        }

        public void Visit(int docId) => Docs.Add(docId);

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if (packedValue.SequenceCompareTo(low) >= 0 && packedValue.SequenceCompareTo(high) <= 0)
                Docs.Add(docId);
        }
    }

    /// <summary>Collects the documents in a box between two corners, of which each dimension's lower value counts as the low one.</summary>
    private sealed class BoxVisitor(byte[] corner, byte[] otherCorner, int indexDimensions, int width) : IPointVisitor
    {
        public List<int> Docs { get; } = [];

        public bool Holds(ReadOnlySpan<byte> value) => Compare(value, value) == CellRelation.Inside;

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
        {
            CellRelation relation = CellRelation.Inside;
            for (int at = 0; at < indexDimensions * width; at += width)
            {
                bool isLower = corner.AsSpan(at, width).SequenceCompareTo(otherCorner.AsSpan(at, width)) <= 0;
                ReadOnlySpan<byte> low = (isLower ? corner : otherCorner).AsSpan(at, width);
                ReadOnlySpan<byte> high = (isLower ? otherCorner : corner).AsSpan(at, width);
                if (max.Slice(at, width).SequenceCompareTo(low) < 0 || min.Slice(at, width).SequenceCompareTo(high) > 0)
                    return CellRelation.Outside;
                if (min.Slice(at, width).SequenceCompareTo(low) < 0 || max.Slice(at, width).SequenceCompareTo(high) > 0)
                    relation = CellRelation.Crosses;
            }
            return relation;
        }

        public void Visit(int docId) => Docs.Add(docId);

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if (Holds(packedValue))
                Docs.Add(docId);
        }
    }
}

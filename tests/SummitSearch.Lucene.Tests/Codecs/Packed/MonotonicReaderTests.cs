using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Packed;

public class MonotonicReaderTests
{
    [Theory]
    [InlineData(1, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(2, 2, 5)]
    [InlineData(3, 4, 1000)]
    [InlineData(4, 16, 70_000)]
    public void Get_ReturnsWhatWasWritten(int seed, int shift, int count)
    {
        Random random = new(seed);
        long value = random.NextInt64(-1L << 40, 1L << 40);
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
            values[i] = value += random.Next(3) == 0 ? random.NextInt64(1L << random.Next(1, 44)) : 0;
        MonotonicReader reader = RoundTrip(values, shift, out MemoryDirectory directory);
        using (directory)
        {
            Assert.Equal(count, reader.Count);
            for (int i = 0; i < count; i++)
                Assert.Equal(values[i], reader.Get(i));
        }
    }

    [Fact]
    public void LastAtMost_FindsTheLastOfEqualValues()
    {
        MonotonicReader reader = RoundTrip([3, 5, 5, 5, 9], 2, out MemoryDirectory directory);
        using (directory)
        {
            Assert.Equal(-1, reader.LastAtMost(2, 0, 5));
            Assert.Equal(0, reader.LastAtMost(4, 0, 5));
            Assert.Equal(3, reader.LastAtMost(5, 0, 5));
            Assert.Equal(4, reader.LastAtMost(100, 0, 5));
        }
    }

    [Fact]
    public void Read_MoreValuesThanTheFileCanHold_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        TestIndexes.Write(directory, "m", new byte[20]);
        using MappedBytes bytes = directory.OpenBytes("m");

        Assert.Throws<CorruptIndexException>(() => MonotonicBlocks.Read(new IndexInput("m", bytes), long.MaxValue, 22));
    }

    private static MonotonicReader RoundTrip(long[] values, int shift, out MemoryDirectory directory)
    {
        directory = new MemoryDirectory();
        using (IndexOutput meta = directory.CreateOutput("m"))
        using (IndexOutput data = directory.CreateOutput("d"))
        {
            data.WriteByte(1);
            MonotonicWriter writer = new(meta, data, shift);
            foreach (long value in values)
                writer.Add(value);
            writer.Finish();
        }
        // The memory directory pins its bytes until it is collected, so the maps need no owner here.
        IndexInput input = new("d", directory.OpenBytes("d"));
        return new MonotonicReader(MonotonicBlocks.Read(new IndexInput("m", directory.OpenBytes("m")), values.Length, shift), input, 1, input.Length - 1);
    }
}

using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Packed;

public class DirectReaderTests
{
    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(1UL, 1)]
    [InlineData(2UL, 2)]
    [InlineData(15UL, 4)]
    [InlineData(16UL, 8)]
    [InlineData(4095UL, 12)]
    [InlineData(4096UL, 16)]
    [InlineData(1UL << 28, 32)]
    [InlineData(1UL << 32, 40)]
    [InlineData(ulong.MaxValue, 64)]
    public void BitsRequired_RoundsUpToAWidthOfTheFormat(ulong max, int bits) => Assert.Equal(bits, DirectWriter.BitsRequired(max));

    [Fact]
    public void Add_TwelveBits_PacksTwoValuesIntoThreeBytes()
    {
        MemoryOutput output = new();
        DirectWriter writer = new(output, 12);
        writer.Add(0xABC);
        writer.Add(0xDEF);
        writer.Finish();

        Assert.Equal("ABCDEF000000", Convert.ToHexString(output.Written));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    [InlineData(40)]
    [InlineData(48)]
    [InlineData(56)]
    [InlineData(64)]
    public void Get_ReturnsWhatWasWritten(int bits)
    {
        Random random = new(bits);
        ulong mask = bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
        ulong[] values = [.. Enumerable.Range(0, 1001).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask), mask];
        using MemoryDirectory directory = new();
        using (IndexOutput output = directory.CreateOutput("f"))
        {
            output.WriteByte(7);
            DirectWriter writer = new(output, bits);
            foreach (ulong value in values)
                writer.Add(value);
            writer.Finish();
            Assert.Equal(1 + DirectWriter.ByteLength(values.Length, bits), output.FilePointer);
        }
        using MappedBytes bytes = directory.OpenBytes("f");
        DirectReader reader = new(new IndexInput("f", bytes), 1, bytes.Length - 1, bits, values.Length);

        for (int i = 0; i < values.Length; i++)
            Assert.Equal(values[i], (ulong)reader.Get(i));
        Assert.Throws<CorruptIndexException>(() => new DirectReader(new IndexInput("f", bytes), 1, bytes.Length - 2, bits, values.Length));
    }

    [Fact]
    public void Constructor_WidthThatTheFormatDoesNotKnow_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        TestIndexes.Write(directory, "f", new byte[100]);
        using MappedBytes bytes = directory.OpenBytes("f");

        Assert.Throws<CorruptIndexException>(() => new DirectReader(new IndexInput("f", bytes), 0, 100, 3, 1));
    }
}

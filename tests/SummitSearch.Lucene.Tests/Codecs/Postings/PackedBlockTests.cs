using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Postings;

/// <summary>The packed blocks of 128 integers: encoder, every decoder, single values, exceptions.</summary>
public class PackedBlockTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData(3, 8, "1a1a1a1a1a1a1a1a3d3d3d3d3d3d3d3d414141414141414167676767676767678989898989898989afafafafafafafaf")]
    [InlineData(7, 128, "e1c1a18160402000e3c3a28263432202")]
    public void Pack_ValuesOfTheSpecification_GivesItsBytes(int bits, int modulus, string expected)
    {
        int[] values = [.. Enumerable.Range(0, 128).Select(i => i % modulus)];
        byte[] packed = new byte[16 * bits];
        ForEncoder.Pack(values, bits, packed);
        Assert.StartsWith(expected, Convert.ToHexStringLower(packed), StringComparison.Ordinal);
    }

    [Fact]
    public void Unpack_EveryWidth_AllPathsGiveTheValuesBack()
    {
        Random random = new(Seed);
        int[] actual = new int[128];
        for (int bits = 1; bits <= 32; bits++)
        {
            int[] values = RandomValues(random, bits);
            byte[] packed = new byte[16 * bits];
            ForEncoder.Pack(values, bits, packed);
            ForScalar.Unpack(packed, bits, actual);
            Assert.Equal(values, actual);
            byte[] padded = [.. packed, .. new byte[64]];
            if (ForVector256.IsSupported)
            {
                Array.Clear(actual);
                ForVector256.Unpack(padded, bits, actual);
                Assert.Equal(values, actual);
            }
            if (ForVector512.IsSupported)
            {
                Array.Clear(actual);
                ForVector512.Unpack(padded, bits, actual);
                Assert.Equal(values, actual);
            }
            Array.Clear(actual);
            ForDecoder.Unpack(packed, bits, actual);
            Assert.Equal(values, actual);
            for (int i = 0; i < 128; i++)
                Assert.Equal(values[i], ForDecoder.ValueAt(packed, bits, i));
        }
    }

    [Fact]
    public void Accumulate_AllPathsGiveTheSameSums()
    {
        Random random = new(Seed);
        int[] gaps = [.. Enumerable.Range(0, 128).Select(_ => random.Next(1 << 20))];
        int[] scalar = [.. gaps], narrow = [.. gaps], wide = new int[128];
        ForScalar.Accumulate(scalar, 77);
        Assert.Equal(77 + gaps[0], scalar[0]);
        Assert.Equal(77 + gaps.Sum(), scalar[127]);
        ForVector256.Accumulate(narrow, 77);
        Assert.Equal(scalar, narrow);
        for (int bits = 1; bits <= 24 && ForVector512.IsSupported; bits++)
        {
            int[] few = [.. gaps.Select(g => g & (1 << bits) - 1)];
            byte[] packed = new byte[16 * bits + 64];
            ForEncoder.Pack(few, bits, packed);
            ForVector512.UnpackGaps(packed, bits, 77, wide);
            ForScalar.Accumulate(few, 77);
            Assert.Equal(few, wide);
        }
    }

    [Fact]
    public void Pfor_EveryWidthAndNumberOfExceptions_RoundTrips()
    {
        Random random = new(Seed);
        using MemoryDirectory directory = new();
        List<(int[] Values, long Offset, long End)> blocks = [];
        using (IndexOutput output = directory.CreateOutput("blocks"))
        {
            for (int bits = 0; bits <= 31; bits++)
            {
                for (int exceptions = 0; exceptions <= 5; exceptions++)
                    blocks.Add(WriteBlock(output, PforValues(random, bits, exceptions)));
            }
        }
        IndexInput input = new("blocks", directory.OpenBytes("blocks"));
        int[] actual = new int[128];
        foreach ((int[] values, long offset, long end) in blocks)
        {
            Assert.Equal(end, PforBlock.Read(input, offset, actual));
            Assert.Equal(values, actual);
            Assert.Equal(end, PforBlock.Skip(input, offset));
            for (int i = 0; i < 128; i++)
                Assert.Equal(values[i], PforBlock.ValueAt(input, offset, i));
        }
    }

    [Fact]
    public void Pfor_EqualValuesButForOne_AreStoredAsOneValueAndAnException()
    {
        int[] values = [.. Enumerable.Repeat(1, 128)];
        values[5] = 200;
        MemoryOutput output = new();
        PforBlock.Write(output, values);
        // 200 = 1100100 0 in binary: the low bit is the common 0 or 1, the rest is the exception, shifted back by the width of 1 bit.
        Assert.Equal(2 + 16 + 1, output.Length);
        values = [.. Enumerable.Repeat(1, 128)];
        values[5] = 201;
        output.Reset();
        PforBlock.Write(output, values);
        Assert.Equal("200105c8", Convert.ToHexStringLower(output.Written));
    }

    [Fact]
    public void Gaps_EveryWidth_RoundTrip()
    {
        Random random = new(Seed);
        for (int bits = 1; bits <= 24; bits++)
        {
            int[] gaps = [.. RandomValues(random, bits).Select(static g => Math.Max(1, g))];
            using MemoryDirectory directory = new();
            using (IndexOutput output = directory.CreateOutput("gaps"))
                GapBlock.Write(output, gaps);
            IndexInput input = new("gaps", directory.OpenBytes("gaps"));
            int[] docs = new int[128];
            long sum = gaps.Sum(static g => (long)g);
            if (sum + 10 >= int.MaxValue)
            {
                Assert.Throws<CorruptIndexException>(() => GapBlock.Read(input, 0, 10, int.MaxValue, docs));
                continue;
            }
            Assert.Equal(input.Length, GapBlock.Read(input, 0, 10, int.MaxValue, docs));
            int doc = 10;
            Assert.Equal(gaps.Select(g => doc += g), docs);
            Assert.Throws<CorruptIndexException>(() => GapBlock.Read(input, 0, 10, docs[127], docs));
        }
    }

    private static (int[] Values, long Offset, long End) WriteBlock(IndexOutput output, int[] values)
    {
        long offset = output.FilePointer;
        PforBlock.Write(output, [.. values]);
        return (values, offset, output.FilePointer);
    }

    private static int[] PforValues(Random random, int bits, int exceptions)
    {
        int[] values = bits == 0 ? [.. Enumerable.Repeat(random.Next(1 << 30), 128)] : RandomValues(random, bits);
        for (int i = 0; i < exceptions; i++)
            values[random.Next(128)] |= 1 << random.Next(31);
        return values;
    }

    private static int[] RandomValues(Random random, int bits)
    {
        int[] values = new int[128];
        for (int i = 0; i < values.Length; i++)
            values[i] = (int)((uint)random.NextInt64(1L << 32) >> (32 - bits));
        return values;
    }
}

using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Packed;

public class SavedIntsTests
{
    [Theory]
    [InlineData(new[] { 300 }, "AC02")]
    [InlineData(new[] { 7, 7, 7 }, "0007")]
    [InlineData(new[] { 1, 2, 3 }, "026C")]
    public void Write_GivesTheBytesOfTheFormat(int[] values, string hex)
    {
        MemoryOutput output = new();
        SavedInts.Write(output, values);

        Assert.Equal(hex, Convert.ToHexString(output.Written));
    }

    [Fact]
    public void Read_ReturnsWhatWasWritten()
    {
        const int seed = 11;
        Random random = new(seed);
        for (int bits = 1; bits <= 31; bits++)
        {
            int[] values = [.. Enumerable.Range(0, random.Next(2, 300)).Select(_ => (int)random.NextInt64(1L << bits))];
            using MemoryDirectory directory = new();
            using (IndexOutput output = directory.CreateOutput("f"))
                SavedInts.Write(output, values);
            using MappedBytes bytes = directory.OpenBytes("f");
            IndexInput input = new("f", bytes);
            int[] read = new int[values.Length];
            SavedInts.Read(input, read);

            Assert.Equal(values, read);
            Assert.Equal(0, input.Remaining);
        }
    }
}

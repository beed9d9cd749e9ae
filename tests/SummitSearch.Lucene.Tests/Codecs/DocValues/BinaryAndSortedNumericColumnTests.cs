using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.DocValues;

public class BinaryAndSortedNumericColumnTests
{
    [Theory]
    [InlineData(1, 100, 8, 8, 1.0)]
    [InlineData(2, 1000, 0, 300, 0.6)]
    [InlineData(3, 33, 0, 0, 1.0)]
    [InlineData(4, 64, 5, 5, 1.0)]
    [InlineData(5, 10, 1, 2, 0.0)]
    [InlineData(6, 2000, 0, 2, 0.5)]
    public void Binary_ReturnsWhatWasWritten(int seed, int maxDoc, int minLength, int maxLength, double density)
    {
        Random random = new(seed);
        byte[]?[] values = [.. Enumerable.Range(0, maxDoc).Select(_ => random.NextDouble() < density ? Bytes(random, random.Next(minLength, maxLength + 1)) : null)];
        using ColumnSegment segment = new(DocValuesType.Binary, maxDoc, (writer, field) => writer.AddBinary(field, () => new ListCursors.Binary(values), maxDoc));

        BinaryDocValues column = segment.File.OpenBinary(segment.Field);
        for (int docId = 0; docId < maxDoc; docId++)
        {
            Assert.Equal(values[docId] is not null, column.AdvanceExact(docId));
            if (values[docId] is { } value)
                Assert.Equal(value, column.Value.ToArray());
        }
    }

    [Theory]
    [InlineData(1, 100, 1)]
    [InlineData(2, 5000, 4)]
    [InlineData(3, 100_000, 2)]
    [InlineData(4, 10, 0)]
    public void SortedNumeric_ReturnsWhatWasWritten(int seed, int maxDoc, int most)
    {
        Random random = new(seed);
        long[][] values = [.. Enumerable.Range(0, maxDoc).Select(_ => Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.NextInt64(-50, 1L << random.Next(1, 40))).Order().ToArray())];
        using ColumnSegment segment = new(DocValuesType.SortedNumeric, maxDoc, (writer, field) => writer.AddSortedNumeric(field, () => new ListCursors.SortedNumeric(values), maxDoc));

        SortedNumericDocValues column = segment.File.OpenSortedNumeric(segment.Field);
        for (int docId = 0; docId < maxDoc; docId++)
        {
            Assert.Equal(values[docId].Length > 0, column.AdvanceExact(docId));
            if (values[docId].Length == 0)
                continue;
            Assert.Equal(values[docId].Length, column.ValueCount);
            foreach (long value in values[docId])
                Assert.Equal(value, column.NextValue());
        }
    }

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)(random.Next(4) == 0 ? random.Next(256) : 7);
        return bytes;
    }
}

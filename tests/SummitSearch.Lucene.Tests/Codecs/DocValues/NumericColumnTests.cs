using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.DocValues;

public class NumericColumnTests
{
    [Fact]
    public void Write_FiveAndNine_GivesTheBytesOfTheFormat()
    {
        using ColumnSegment segment = Write([5, 9]);

        Assert.Equal(
            "FFFFFFFFFFFFFFFF0000000000000000FFFFFF" + "0000000000000002" + "FFFFFFFF" + "01" + "0000000000000005" + "0000000000000004"
            + "0000000000000039" + "0000000000000004" + "FFFFFFFFFFFFFFFF",
            Convert.ToHexString(segment.Meta));
        Assert.Equal("40000000", Convert.ToHexString(segment.Data));
    }

    public static TheoryData<string, int, double> Encodings => new()
    {
        { "constant", 3000, 1 },
        { "constant", 3000, 0.5 },
        { "none", 100, 0 },
        { "table", 3000, 1 },
        { "table", 80_000, 0.3 },
        { "gcd", 3000, 1 },
        { "blocks", 100_000, 1 },
        { "blocks", 100_000, 0.7 },
        { "wide", 3000, 1 },
        { "positive", 3000, 0.9 },
        { "extremes", 3000, 1 },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Cursor_ReturnsWhatWasWritten(string encoding, int maxDoc, double density)
    {
        Random random = new(maxDoc + (int)(density * 100));
        long?[] values = [.. Enumerable.Range(0, maxDoc).Select(i => random.NextDouble() < density ? Value(encoding, i, random) : (long?)null)];
        using ColumnSegment segment = Write(values);
        // Behind the set of documents and the number of values.
        int tableSize = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(segment.Meta.AsSpan(27));
        Assert.Equal(encoding switch { "table" => 5, "blocks" => -16, "extremes" => 2, _ => -1 }, tableSize);

        NumericDocValues exact = segment.File.OpenNumeric(segment.Field);
        NumericDocValues next = segment.File.OpenNumeric(segment.Field);
        for (int docId = 0; docId < maxDoc; docId++)
        {
            Assert.Equal(values[docId] is not null, exact.AdvanceExact(docId));
            if (values[docId] is not { } value)
                continue;
            Assert.Equal(value, exact.Value);
            Assert.Equal((docId, value), (next.NextDoc(), next.Value));
        }
        Assert.Equal(DocIdCursor.NoMoreDocs, next.NextDoc());
    }

    private static long Value(string encoding, int i, Random random) => encoding switch
    {
        "constant" => -7,
        "table" => new long[] { -1L << 60, 3, 77, 1 << 30, 1L << 60 }[random.Next(5)],
        "gcd" => 1_700_000_000_000 + 86_400_000L * random.Next(1000),
        "blocks" => i < 50_000 ? random.Next(10) * 3 : random.NextInt64(1L << 30) * 3,
        "wide" => random.NextInt64(long.MinValue, long.MaxValue),
        "positive" => 1 + random.Next(100_000),
        _ => random.Next(2) == 0 ? long.MinValue : long.MaxValue,
    };

    private static ColumnSegment Write(long?[] values) =>
        new(DocValuesType.Numeric, values.Length, (writer, field) => writer.AddNumeric(field, () => new ListNumericCursor(values), values.Length));
}

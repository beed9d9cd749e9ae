using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Norms;

public class NormsTests
{
    private const int MaxDoc = 70_000;
    private static readonly SegmentInfo Segment = new() { Name = "_0", Id = CodecFile.NewId(), MaxDoc = MaxDoc };

    public static TheoryData<int, long, long, double> Shapes => new()
    {
        { 1, 5, 5, 1 },
        { 2, -128, 127, 1 },
        { 3, -128, 127, 0.3 },
        { 4, -129, 127, 0.01 },
        { 5, 0, 32_768, 1 },
        { 6, int.MinValue, 1L + int.MaxValue, 0.9 },
        { 7, 7, 7, 0.5 },
        { 8, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void OpenCursor_ReturnsWhatWasWritten(int seed, long min, long max, double density)
    {
        Random random = new(seed);
        long?[] values = new long?[MaxDoc];
        for (int i = 0; i < MaxDoc; i++)
            values[i] = random.NextDouble() < density ? random.NextInt64(min, max + 1) : null;
        FieldInfo field = new() { Name = "text", Number = 3, IndexOptions = IndexOptions.Documents };
        using MemoryDirectory directory = new();
        using (NormsWriter writer = new(directory, "_0", Segment.Id))
        {
            writer.Add(field, () => new ListNumericCursor(values), MaxDoc);
            writer.Finish();
            Assert.Equal(["_0.nvd", "_0.nvm"], writer.Files);
        }
        using SegmentFiles files = new(directory, Segment);
        FieldNorms norms = NormsFile.Open(files, new FieldInfos([field])).Find(3)!;

        NumericDocValues cursor = norms.OpenCursor();
        for (int docId = 0; docId < MaxDoc; docId++)
        {
            Assert.Equal(values[docId] is not null, cursor.AdvanceExact(docId));
            if (values[docId] is { } value)
                Assert.Equal(value, cursor.Value);
            Assert.Equal((byte)(values[docId] ?? 0), norms.Bytes[docId]);
        }
    }

    [Fact]
    public void Open_FieldWithoutEntry_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        using (NormsWriter writer = new(directory, "_0", Segment.Id))
            writer.Finish();
        using SegmentFiles files = new(directory, Segment);

        Assert.Throws<CorruptIndexException>(() => NormsFile.Open(files, new FieldInfos([new FieldInfo { Name = "a", Number = 0, IndexOptions = IndexOptions.Documents }])));
    }
}

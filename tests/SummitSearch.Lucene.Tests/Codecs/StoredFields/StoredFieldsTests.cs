using System.Text;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.StoredFields;

public class StoredFieldsTests
{
    private static readonly FieldInfos Fields = new([.. Enumerable.Range(0, 20).Select(i => new FieldInfo { Name = "f" + i, Number = i })]);
    private static readonly byte[] Id = CodecFile.NewId();

    public static TheoryData<string> Modes => [StoredFieldsMode.Fast.Attribute, StoredFieldsMode.High.Attribute];

    [Fact]
    public void Write_TwoGreetings_GivesTheBytesOfTheFormat()
    {
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, StoredFieldsMode.Fast, [[(0, FieldValue.Of("Hello"))], [(0, FieldValue.Of("World"))]]);
        byte[] data = TestIndexes.Read(directory, "_0.fdt")[54..^16];
        byte[] meta = TestIndexes.Read(directory, "_0.fdm")[49..^16];

        Assert.Equal("0004" + "0001" + "0007" + "0002" + "0103030303030303" + "00" + "200005" + "204865" + "206C6C" + "206F00" + "200557" + "206F72" + "206C64", Convert.ToHexString(data));
        Assert.Equal(
            "80C02502" + "000000020000000A00000002" + "0000000000000030" + "0000000000000000" + "40000000" + "0000000000000000" + "00" + "0000000000000030"
            + "0000000000000036" + "42180000" + "0000000000000000" + "00" + "0000000000000030" + "000000000000005C" + "01" + "FE07",
            Convert.ToHexString(meta));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Visit_EveryKindOfValue_ComesBackBitForBit(string mode)
    {
        (int, FieldValue)[] values =
        [
            (0, FieldValue.Of("")), (1, FieldValue.Of("Zürich 🗞 語")), (2, FieldValue.Of(new byte[] { 0, 255, 128 })), (19, FieldValue.Of(Array.Empty<byte>())),
            .. new[] { 0, 1, -1, int.MaxValue, int.MinValue, 63, 64 }.Select(v => (3, FieldValue.Of(v))),
            .. new[] { 0L, 1, -1, 999, 1000, 3_600_000, 86_400_000, -86_400_000, 1_712_966_400_000, long.MaxValue, long.MinValue, 31, 16, -16, -17 }.Select(v => (4, FieldValue.Of(v))),
            .. new[] { 0f, -0f, 1f, -1f, 125f, 126f, -2f, 0.5f, float.MaxValue, float.NegativeInfinity, BitConverter.Int32BitsToSingle(0x7FC00000), 1e-40f }.Select(v => (5, FieldValue.Of(v))),
            .. new[] { 0d, -0d, 1d, -1d, 124d, 125d, -2d, 0.5, 0.1, double.MaxValue, double.NegativeInfinity, BitConverter.Int64BitsToDouble(0x7FF8000000000000), -0.1, 1e-310 }.Select(v => (6, FieldValue.Of(v))),
        ];
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, ModeOf(mode), [values, [], values]);
        using StoredSegment segment = new(directory, "_0", Id, Fields, mode, 3);

        Assert.Equal(values, segment.Read(0));
        Assert.Equal([], segment.Read(1));
        Assert.Equal(values, segment.Read(2));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Visit_ManyDocuments_InAnyOrder(string mode)
    {
        const int seed = 3;
        (int, FieldValue)[][] documents = Random(seed, 6000, 400);
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, ModeOf(mode), documents);
        using StoredSegment segment = new(directory, "_0", Id, Fields, mode, documents.Length);

        for (int docId = 0; docId < documents.Length; docId++)
            Assert.Equal(documents[docId], segment.Read(docId));
        Random random = new(seed);
        for (int i = 0; i < 50; i++)
        {
            int docId = random.Next(documents.Length);
            Assert.Equal(documents[docId], segment.Read(docId));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Visit_ShortBlocks_ReadAlike(string mode)
    {
        (int, FieldValue)[][] documents = Random(8, 3000, 400);
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, ModeOf(mode), documents);
        StoredSegment.Write(directory, "_1", Id, ModeOf(mode).WithBlocksOf(1024), documents);
        using StoredSegment segment = new(directory, "_1", Id, Fields, mode, documents.Length);

        // More blocks have less in common: a file of the same length would not have them.
        Assert.True(directory.FileLength("_1.fdt") > directory.FileLength("_0.fdt"));
        Random random = new(8);
        for (int i = 0; i < 400; i++)
        {
            int docId = random.Next(documents.Length);
            Assert.Equal(documents[docId], segment.Read(docId));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Visit_DocumentOfSeveralSlices_ComesBackWhole(string mode)
    {
        Random random = new(9);
        string giant = string.Concat(Enumerable.Range(0, 300_000).Select(_ => (char)('a' + random.Next(26)) + "council"));
        (int, FieldValue)[][] documents = [[(0, FieldValue.Of("before"))], [(1, FieldValue.Of(giant)), (2, FieldValue.Of("after"))], [(0, FieldValue.Of("next"))]];
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", Id, ModeOf(mode), documents);
        using StoredSegment segment = new(directory, "_0", Id, Fields, mode, 3);

        for (int docId = 2; docId >= 0; docId--)
            Assert.Equal(documents[docId], segment.Read(docId));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Append_KeepsEveryValue(bool sameNumbers, bool deletions)
    {
        const int seed = 4;
        (int, FieldValue)[][] first = Random(seed, 3, 100);
        (int, FieldValue)[][] second = Random(seed + 1, 30_000, 300);
        FieldInfos target = sameNumbers ? Fields : new FieldInfos(Fields.Select(f => f with { Number = 40 - f.Number }));
        FixedBitSet? live = deletions ? new FixedBitSet(second.Length) : null;
        for (int i = 0; deletions && i < second.Length; i += 3)
            live!.Set(i);
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_1", Id, StoredFieldsMode.Fast, first);
        StoredSegment.Write(directory, "_2", Id, StoredFieldsMode.Fast, second);
        using StoredSegment a = new(directory, "_1", Id, Fields, StoredFieldsMode.Fast.Attribute, first.Length);
        using StoredSegment b = new(directory, "_2", Id, Fields, StoredFieldsMode.Fast.Attribute, second.Length);
        (int, FieldValue)[][] expected = [.. first, .. second.Where((_, i) => live is null || live[i]), .. first];

        using (StoredFieldsWriter writer = new(directory, "_0", Id, StoredFieldsMode.Fast))
        {
            writer.Append(a.File, null, target);
            writer.Append(b.File, live, target);
            writer.Append(a.File, null, target);
            writer.Finish(expected.Length);
        }

        using StoredSegment merged = new(directory, "_0", Id, target, StoredFieldsMode.Fast.Attribute, expected.Length);
        for (int docId = 0; docId < expected.Length; docId++)
            Assert.Equal(expected[docId].Select(v => (sameNumbers ? v.Item1 : 40 - v.Item1, v.Item2)), merged.Read(docId));
        // Whole chunks are copied only where nothing is deleted or renumbered: then the chunk borders of the source survive.
        Assert.Equal(sameNumbers && !deletions, Enumerable.Range(0, merged.File.ChunkCount).Any(c => merged.File.FirstDoc(c) == 3));
    }

    [Fact]
    public void ClearDocument_LeavesAnEmptyDocument()
    {
        using MemoryDirectory directory = new();
        using (StoredFieldsWriter writer = new(directory, "_0", Id, StoredFieldsMode.Fast))
        {
            writer.StartDocument();
            writer.WriteField(0, FieldValue.Of("refused"));
            writer.ClearDocument();
            writer.FinishDocument();
            writer.Finish(1);
        }
        using StoredSegment segment = new(directory, "_0", Id, Fields, StoredFieldsMode.Fast.Attribute, 1);

        Assert.Empty(segment.Read(0));
    }

    [Theory]
    [InlineData(TestIndexes.Plain, 0)]
    [InlineData(TestIndexes.Compound, 1)]
    public void Visit_IndexOfApacheLucene_ReturnsItsDocuments(string name, int segmentNumber)
    {
        using FileSystemDirectory directory = TestIndexes.Open(name);
        SegmentInfo info = SegmentInfosFile.ReadLatest(directory).Segments[segmentNumber].Info;
        using SegmentFiles files = new(directory, info);
        FieldInfos fields = FieldInfosFile.Read(files.Open("", FieldInfosFile.Extension), info.Id, "");
        StoredFieldsReader reader = StoredFieldsFile.Open(files, fields).OpenReader();
        int firstDoc = segmentNumber * 20;

        for (int docId = 0; docId < info.MaxDoc; docId++)
        {
            DocumentCollector collector = new();
            reader.Visit(docId, collector);
            Assert.Equal($"a{firstDoc + docId}", collector.Document.GetString("id"));
            Assert.Equal(4, collector.Document.GetString("title")!.Split(' ').Length);
            Assert.Equal((firstDoc + docId) % 5 != 0, collector.Document.TryGet("date", out FieldValue date));
            if ((firstDoc + docId) % 5 != 0)
                Assert.Equal(new DateTimeOffset(2024, 1 + (firstDoc + docId) % 9, 10 + (firstDoc + docId) % 10, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), date.AsInt64);
        }
    }

    private static StoredFieldsMode ModeOf(string attribute) => attribute == StoredFieldsMode.Fast.Attribute ? StoredFieldsMode.Fast : StoredFieldsMode.High;

    private static (int, FieldValue)[][] Random(int seed, int count, int maxLength)
    {
        Random random = new(seed);
        string[] words = ["summit", "river", "council", "Straße", "vote", "of", "the", "🗞"];
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(20), random.Next(3) switch
        {
            0 => FieldValue.Of(random.NextInt64()),
            1 => FieldValue.Of(Encoding.UTF8.GetBytes(string.Join(' ', random.GetItems(words, random.Next(maxLength / 6))))),
            _ => FieldValue.Of(string.Join(' ', random.GetItems(words, random.Next(maxLength / 6)))),
        })).ToArray())];
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

public class FieldInfosFileTests
{
    [Fact]
    public void Read_IndexOfApacheLucene_KnowsTheFields()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Compound);
        SegmentInfo info = SegmentInfosFile.ReadLatest(directory).Segments[0].Info;
        using SegmentFiles files = new(directory, info);

        FieldInfos fields = FieldInfosFile.Read(files.Open("", FieldInfosFile.Extension), info.Id, "");

        Assert.Equal(["id", "title", "text", "date", "source"], fields.Select(f => f.Name));
        Assert.True(fields.TryGet("date", out FieldInfo? date));
        Assert.Equal((DocValuesType.Numeric, 1, 1, 8), (date.DocValuesType, date.PointDimensions, date.PointIndexDimensions, date.PointBytes));
        Assert.True(fields.TryGet("source", out FieldInfo? source));
        Assert.Equal((IndexOptions.Documents, true, DocValuesType.Sorted), (source.IndexOptions, source.OmitsNorms, source.DocValuesType));
        Assert.Equal("Lucene84", source.Attributes["PerFieldPostingsFormat.format"]);
        Assert.True(fields.TryGet("text", out FieldInfo? text));
        Assert.True(text.HasPositions && text.HasNorms && !text.HasOffsets);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40)]
    public void Write_ReadsBackEverything(long generation)
    {
        using MemoryDirectory directory = new();
        byte[] id = CodecFile.NewId();
        FieldInfos fields = new(
        [
            new FieldInfo { Name = "plain", Number = 0 },
            new FieldInfo
            {
                Name = "Überschrift", Number = 3, IndexOptions = IndexOptions.DocumentsFrequenciesPositionsAndOffsets, HasPayloads = true, HasTermVectors = true,
                OmitsNorms = true, Attributes = new Dictionary<string, string> { ["a"] = "b", ["c"] = "" },
            },
            new FieldInfo { Name = "deleted", Number = 200, DocValuesType = DocValuesType.Numeric, DocValuesGeneration = 7, IsSoftDeletesField = true },
            new FieldInfo { Name = "box", Number = 4, PointDimensions = 4, PointIndexDimensions = 2, PointBytes = 8, DocValuesType = DocValuesType.SortedSet },
        ]);

        string name = FieldInfosFile.Write(directory, "_5", id, fields, generation);

        Assert.Equal(generation < 0 ? "_5.fnm" : "_5_14.fnm", name);
        using MappedBytes bytes = directory.OpenBytes(name);
        FieldInfos read = FieldInfosFile.Read(new IndexInput(name, bytes), id, generation < 0 ? "" : "14");
        Assert.Equal(fields.Select(Describe), read.Select(Describe));
    }

    private static string Describe(FieldInfo f) => (f with { Attributes = FieldInfo.EmptyAttributes }).ToString() + string.Join(';', f.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal));

    [Fact]
    public void Read_TwoFieldsOfOneNumber_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        byte[] id = CodecFile.NewId();
        string name = FieldInfosFile.Write(directory, "_0", id, new FieldInfos([new FieldInfo { Name = "a", Number = 0 }, new FieldInfo { Name = "b", Number = 1 }]));
        byte[] changed = TestIndexes.Read(directory, name);
        changed[Array.IndexOf(changed, (byte)'b', CodecFile.HeaderLength("Lucene60FieldInfos", "")) + 1] = 0;
        Checksums.Repair(changed);
        TestIndexes.Replace(directory, name, changed);

        using MappedBytes bytes = directory.OpenBytes(name);
        Assert.Throws<CorruptIndexException>(() => FieldInfosFile.Read(new IndexInput(name, bytes), id, ""));
    }
}

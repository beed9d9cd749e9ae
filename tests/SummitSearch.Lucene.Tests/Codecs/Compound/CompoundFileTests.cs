using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Compound;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Compound;

public class CompoundFileTests
{
    private static readonly SegmentInfo Segment = new() { Name = "_0", Id = CodecFile.NewId(), MaxDoc = 1, IsCompound = true };

    [Fact]
    public void Write_FilesAreFoundInsideByteForByte()
    {
        using MemoryDirectory directory = new();
        string[] files = [Part(directory, "", "fdt", 3), Part(directory, "Lucene84_0", "doc", 200_000), Part(directory, "", "nvd", 0)];

        IReadOnlyList<string> names = CompoundFile.Write(directory, "_0", Segment.Id, files);

        Assert.Equal(["_0.cfs", "_0.cfe"], names);
        using SegmentFiles opened = new(directory, Segment);
        Assert.Equal([".fdt", ".nvd", "_Lucene84_0.doc"], opened.CompoundNames.Order(StringComparer.Ordinal));
        IndexInput doc = opened.Open("Lucene84_0", "doc");
        Assert.Equal(TestIndexes.Read(directory, "_0_Lucene84_0.doc"), doc.ReadSpan((int)doc.Length).ToArray());
        CodecFile.CheckWholeFile(opened.Open("", "nvd"));
    }

    [Fact]
    public void Open_FileThatIsNotInside_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        CompoundFile.Write(directory, "_0", Segment.Id, [Part(directory, "", "fdt", 3)]);
        using SegmentFiles opened = new(directory, Segment);

        Assert.Throws<CorruptIndexException>(() => opened.Open("", "fdx"));
    }

    [Fact]
    public void Open_DataLongerThanTheEntries_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        CompoundFile.Write(directory, "_0", Segment.Id, [Part(directory, "", "fdt", 3)]);
        byte[] data = TestIndexes.Read(directory, "_0.cfs");
        byte[] longer = [.. data.AsSpan(0, data.Length - CodecFile.FooterLength), 0, .. data.AsSpan(data.Length - CodecFile.FooterLength)];
        TestIndexes.Replace(directory, "_0.cfs", longer);

        Assert.Throws<CorruptIndexException>(() => new SegmentFiles(directory, Segment));
    }

    private static string Part(IndexDirectory directory, string suffix, string extension, int length)
    {
        string name = IndexFileNames.Segment("_0", suffix, extension);
        using IndexOutput output = directory.CreateOutput(name);
        CodecFile.WriteHeader(output, "Test", 0, Segment.Id, suffix);
        for (int i = 0; i < length; i++)
            output.WriteByte((byte)i);
        CodecFile.WriteFooter(output);
        return name;
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

public class LiveDocsFileTests
{
    private static readonly SegmentInfo Segment = new() { Name = "_0", Id = CodecFile.NewId(), MaxDoc = 100 };

    [Fact]
    public void Write_Document50Deleted_GivesTheBytesOfTheFormat()
    {
        using MemoryDirectory directory = new();
        string name = LiveDocsFile.Write(directory, Segment, 1, Live(50));

        byte[] body = TestIndexes.Read(directory, name)[CodecFile.HeaderLength("Lucene50LiveDocs", "1")..^CodecFile.FooterLength];

        Assert.Equal("_0_1.liv", name);
        Assert.Equal("FFFBFFFFFFFFFFFF0000000FFFFFFFFF", Convert.ToHexString(body));
    }

    [Fact]
    public void Read_ReturnsWhatWasWritten()
    {
        using MemoryDirectory directory = new();
        LiveDocsFile.Write(directory, Segment, 36, Live(0, 63, 64, 99));

        FixedBitSet read = LiveDocsFile.Read(directory, new SegmentCommitInfo { Info = Segment, DeletionsGeneration = 36, DeletedCount = 4 });

        Assert.Equal([0, 63, 64, 99], Enumerable.Range(0, 100).Where(d => !read[d]));
    }

    [Fact]
    public void Read_OtherNumberOfDeletionsThanTheCommit_IsCorrupt()
    {
        using MemoryDirectory directory = new();
        LiveDocsFile.Write(directory, Segment, 1, Live(1, 2));

        Assert.Throws<CorruptIndexException>(() => LiveDocsFile.Read(directory, new SegmentCommitInfo { Info = Segment, DeletionsGeneration = 1, DeletedCount = 1 }));
    }

    [Fact]
    public void Read_IndexOfApacheLucene_FindsTheDeletedDocument()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Compound);

        FixedBitSet live = LiveDocsFile.Read(directory, SegmentInfosFile.ReadLatest(directory).Segments[0]);

        Assert.Equal([3], Enumerable.Range(0, 20).Where(d => !live[d]));
    }

    private static FixedBitSet Live(params int[] deleted)
    {
        FixedBitSet live = new(Segment.MaxDoc);
        live.SetAll();
        foreach (int docId in deleted)
            live.Clear(docId);
        return live;
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

public class SegmentInfosFileTests
{
    [Fact]
    public void ReadLatest_IndexOfApacheLucene_FindsCommitAndSegments()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Compound);

        SegmentInfos infos = SegmentInfosFile.ReadLatest(directory);

        Assert.Equal(4, infos.Generation);
        Assert.Equal(new LuceneVersion(8, 8, 1), infos.Version);
        Assert.Equal(12, infos.ChangeCount);
        Assert.Equal(3, infos.NextSegmentNumber);
        Assert.Equal(["_0", "_1", "_2"], infos.Segments.Select(s => s.Info.Name));
        Assert.Equal([1, 2, 0], infos.Segments.Select(s => s.DeletedCount));
        Assert.Equal([1L, 1L, -1L], infos.Segments.Select(s => s.DeletionsGeneration));
        Assert.All(infos.Segments, s => Assert.True(s.Info.IsCompound));
        Assert.All(infos.Segments, s => Assert.Equal("BEST_SPEED", s.Info.Attributes[SegmentInfoFile.StoredFieldsModeKey]));
        Assert.Equal(["_0.cfe", "_0.cfs", "_0.si"], infos.Segments[0].Info.Files.Order(StringComparer.Ordinal));
        Assert.Equal("flush", infos.Segments[0].Info.Diagnostics["source"]);
    }

    [Fact]
    public void WritePending_ThenPublish_ReadsBackEverything()
    {
        using MemoryDirectory directory = new();
        SegmentInfos infos = SampleCommits.Rich(directory);

        SegmentInfosFile.WritePending(directory, infos);
        Assert.Equal(0, SegmentInfosFile.LatestGeneration(directory));
        SegmentInfosFile.Publish(directory, infos.Generation);
        SegmentInfos read = SegmentInfosFile.ReadLatest(directory);

        Assert.Equal(SampleCommits.Describe(infos), SampleCommits.Describe(read));
    }

    [Fact]
    public void ReadLatest_ComparesGenerationsAsNumbers()
    {
        using MemoryDirectory directory = new();
        foreach (long generation in new long[] { 9, 36, 35 })
            SampleCommits.Publish(directory, new SegmentInfos { Generation = generation, Id = CodecFile.NewId() });

        Assert.Equal(36, SegmentInfosFile.ReadLatest(directory).Generation);
    }

    [Fact]
    public void OpenLatest_CommitVanishesForANewerOne_TriesTheNewer()
    {
        using MemoryDirectory directory = new();
        SampleCommits.Publish(directory, new SegmentInfos { Generation = 1, Id = CodecFile.NewId() });
        int attempts = 0;

        long opened = SegmentInfosFile.OpenLatest(directory, infos =>
        {
            if (attempts++ > 0)
                return infos.Generation;
            SampleCommits.Publish(directory, new SegmentInfos { Generation = 2, Id = CodecFile.NewId() });
            throw new FileNotFoundException("deleted by a writer");
        });

        Assert.Equal(2, opened);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public void OpenLatest_FileMissingInTheNewestCommit_Throws()
    {
        using MemoryDirectory directory = new();
        SampleCommits.Publish(directory, new SegmentInfos { Generation = 1, Id = CodecFile.NewId() });

        Assert.Throws<FileNotFoundException>(() => SegmentInfosFile.OpenLatest<int>(directory, _ => throw new FileNotFoundException("gone")));
    }

    [Fact]
    public void ReadLatest_EmptyFolder_SaysThatThereIsNoIndex()
    {
        using MemoryDirectory directory = new();

        Assert.Contains("no Lucene index", Assert.Throws<FileNotFoundException>(() => SegmentInfosFile.ReadLatest(directory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RenamedCommit_IsRefused()
    {
        using MemoryDirectory directory = new();
        SampleCommits.Publish(directory, new SegmentInfos { Generation = 1, Id = CodecFile.NewId() });
        directory.Rename("segments_1", "segments_2");

        Assert.Throws<CorruptIndexException>(() => SegmentInfosFile.ReadLatest(directory));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(6)]
    public void Read_OtherMajorVersion_IsUnsupported(int major)
    {
        using MemoryDirectory directory = new();
        SampleCommits.Publish(directory, new SegmentInfos { Generation = 1, Id = CodecFile.NewId(), Version = new LuceneVersion(major, 0, 0), CreatedMajor = major });

        UnsupportedIndexFormatException error = Assert.Throws<UnsupportedIndexFormatException>(() => SegmentInfosFile.ReadLatest(directory));
        Assert.Contains($"Lucene {major}.0.0", error.Message, StringComparison.Ordinal);
    }
}

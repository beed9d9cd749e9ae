using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Codecs;

namespace SummitSearch.Lucene.Tests.Checking;

public class IndexCheckerTests
{
    [Theory]
    [InlineData(TestIndexes.Plain, 1)]
    [InlineData(TestIndexes.Compound, 3)]
    public void Check_IndexOfApacheLucene_IsClean(string name, int segments)
    {
        using FileSystemDirectory directory = TestIndexes.Open(name);

        IndexReport report = IndexChecker.Check(directory);

        Assert.Empty(report.Faults);
        Assert.Equal((segments, 60L), (report.SegmentCount, report.DocumentCount));
        Assert.True(report.TermCount > 80);
    }

    [Fact]
    public void Check_IndexWithUpdatesOfApacheLucene_IsClean()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Everything);

        Assert.Empty(IndexChecker.Check(directory).Faults);
    }

    [Fact]
    public void Check_NoIndex_IsAFault()
    {
        using MemoryDirectory directory = new();

        Assert.Contains("no Lucene index", Assert.Single(IndexChecker.Check(directory).Faults).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestIndexes.Plain)]
    [InlineData(TestIndexes.Compound)]
    public void Check_OneByteChangedInAnyFile_NamesTheFile(string name)
    {
        using FileSystemDirectory original = TestIndexes.Open(name);
        foreach (string file in original.ListFiles())
        {
            using MemoryDirectory directory = TestIndexes.CopyToMemory(name);
            byte[] bytes = TestIndexes.Read(directory, file);
            bytes[bytes.Length / 2] ^= 4;
            TestIndexes.Replace(directory, file, bytes);

            Assert.Contains(IndexChecker.Check(directory).Faults, f => f.File == file);
        }
    }

    [Theory]
    [InlineData(TestIndexes.Plain)]
    [InlineData(TestIndexes.Compound)]
    public void Check_MissingFile_IsAFault(string name)
    {
        using FileSystemDirectory original = TestIndexes.Open(name);
        foreach (string file in original.ListFiles())
        {
            using MemoryDirectory directory = TestIndexes.CopyToMemory(name);
            directory.DeleteFile(file);

            Assert.False(IndexChecker.Check(directory).IsClean);
        }
    }

    [Fact]
    public void Check_CounterAtAUsedSegmentNumber_IsAFault()
    {
        using MemoryDirectory directory = TestIndexes.CopyToMemory(TestIndexes.Compound);
        SegmentInfos commit = SegmentInfosFile.ReadLatest(directory);
        SampleCommits.Publish(directory, commit with { Generation = 5, NextSegmentNumber = 2 });

        Assert.Contains("_2", Assert.Single(IndexChecker.Check(directory).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DeletionsThatTheCommitCountsOtherwise_IsAFault()
    {
        using MemoryDirectory directory = TestIndexes.CopyToMemory(TestIndexes.Compound);
        SegmentInfos commit = SegmentInfosFile.ReadLatest(directory);
        SampleCommits.Publish(directory, commit with { Generation = 5, Segments = [commit.Segments[0] with { DeletedCount = 2 }, .. commit.Segments.Skip(1)] });

        IndexFault fault = Assert.Single(IndexChecker.Check(directory).Faults);
        Assert.Equal(("_0_1.liv", "_0"), (fault.File, fault.Segment));
    }

    [Fact]
    public void Check_Cancelled_Throws()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Plain);

        Assert.Throws<OperationCanceledException>(() => IndexChecker.Check(directory, new CancellationToken(true)));
    }
}

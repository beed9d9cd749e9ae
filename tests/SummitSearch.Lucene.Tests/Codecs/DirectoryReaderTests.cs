using System.Text;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Indexing;

namespace SummitSearch.Lucene.Tests.Codecs;

public class DirectoryReaderTests
{
    [Theory]
    [InlineData(TestIndexes.Plain, 1, 60)]
    [InlineData(TestIndexes.Compound, 3, 57)]
    public void Open_IndexOfApacheLucene_ReadsEveryStructure(string name, int segments, int live)
    {
        using FileSystemDirectory directory = TestIndexes.Open(name);
        using IndexReader reader = DirectoryReader.Open(directory);

        Assert.Equal((segments, 60, live), (reader.Segments.Count, reader.MaxDoc, reader.LiveCount));
        foreach (SegmentReader segment in reader.Segments)
        {
            Assert.Equal(segment.MaxDoc, segment.Terms("id")!.TermCount);
            Assert.True(segment.Terms("text")!.TermCount > 10);
            Assert.Null(segment.Terms("nothing"));
            Assert.Equal(segment.MaxDoc, segment.Norms("text")!.Bytes.Length);
            Assert.Null(segment.Norms("id"));
            Assert.Equal(8, segment.Points("date")!.BytesPerDimension);
        }
    }

    [Theory]
    [InlineData(TestIndexes.Plain)]
    [InlineData(TestIndexes.Compound)]
    public void Columns_AgreeWithTheStoredValues(string name)
    {
        using FileSystemDirectory directory = TestIndexes.Open(name);
        using IndexReader reader = DirectoryReader.Open(directory);
        for (int s = 0; s < reader.Segments.Count; s++)
        {
            SegmentReader segment = reader.Segments[s];
            NumericDocValues dates = segment.NumericDocValues("date")!;
            SortedDocValues sources = segment.SortedDocValues("source")!;
            Assert.Null(segment.BinaryDocValues("date"));
            for (int docId = 0; docId < segment.MaxDoc; docId++)
            {
                Document stored = reader.Document(reader.DocBase(s) + docId);
                Assert.Equal(stored.TryGet("date", out FieldValue date), dates.AdvanceExact(docId));
                if (date.Kind == FieldValueKind.Int64)
                    Assert.Equal(date.AsInt64, dates.Value);
                Assert.Equal(stored.GetString("source") is not null, sources.AdvanceExact(docId));
                if (stored.GetString("source") is { } source)
                    Assert.Equal(source, Encoding.UTF8.GetString(sources.LookupOrdinal(sources.Ordinal)));
            }
            Assert.Equal(["Courier", "Gazette", "Herald"], Enumerable.Range(0, sources.ValueCount).Select(o => Encoding.UTF8.GetString(sources.LookupOrdinal(o))));
            Assert.Equal(1, sources.LookupValue("Gazette"u8));
            Assert.Equal(~0, sources.LookupValue("A"u8));
            Assert.Equal(~3, sources.LookupValue("Z"u8));
        }
    }

    [Fact]
    public void Release_LastShareOfTheCore_ClosesItAndTellsOnce()
    {
        using FileSystemDirectory directory = TestIndexes.Open(TestIndexes.Compound);
        SegmentCommitInfo info = SegmentInfosFile.ReadLatest(directory).Segments[0];
        SegmentCore core = SegmentCore.Open(directory, info);
        FixedBitSet live = new(info.Info.MaxDoc);
        live.Set(5);
        CodecSegmentReader first = core.OpenReader(info, LiveDocsFile.Read(directory, info));
        CodecSegmentReader second = core.OpenReader(info with { DeletedCount = 19 }, live);
        int told = 0;
        first.OnCoreClosed(_ => told++);

        Assert.Same(first.CoreKey, second.CoreKey);
        Assert.Equal((19, 1), (first.LiveCount, second.LiveCount));
        core.Release();
        first.Dispose();
        first.Dispose();
        Assert.Equal(0, told);
        DocumentCollector collector = new();
        second.OpenStoredFields().Visit(5, collector);
        Assert.Equal("a5", collector.Document.GetString("id"));
        second.Dispose();
        Assert.Equal(1, told);
        Assert.Throws<ObjectDisposedException>(() => core.OpenReader(info, null));
    }

    [Fact]
    public void Open_OtherCodec_IsUnsupported()
    {
        using MemoryDirectory directory = TestIndexes.CopyToMemory(TestIndexes.Compound);
        byte[] commit = TestIndexes.Read(directory, "segments_4");
        commit[commit.AsSpan().IndexOf("Lucene87"u8) + 7] = (byte)'6';
        Checksums.Repair(commit);
        TestIndexes.Replace(directory, "segments_4", commit);

        Assert.Contains("'Lucene86'", Assert.Throws<UnsupportedIndexFormatException>(() => DirectoryReader.Open(directory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingSegmentFile_ThrowsFileNotFound()
    {
        using MemoryDirectory directory = TestIndexes.CopyToMemory(TestIndexes.Plain);
        directory.DeleteFile("_0.fdt");

        Assert.Throws<FileNotFoundException>(() => DirectoryReader.Open(directory));
    }

    [Fact]
    public void OpenIfChanged_NewCommit_SharesWhatIsTheSame_AndSeesDeletions()
    {
        MemoryDirectory directory = new();
        using IndexWriter writer = TestWriter.Open(directory);
        writer.AddDocuments([TestWriter.Doc("a", "x"), TestWriter.Doc("b", "x")]);
        writer.Commit();
        using IndexReader before = DirectoryReader.Open(directory);
        Assert.Null(DirectoryReader.OpenIfChanged(before));
        writer.DeleteDocuments(new Term("id", "a"));
        writer.AddDocument(TestWriter.Doc("c", "x"));
        writer.Commit();
        IndexReader after = DirectoryReader.OpenIfChanged(before)!;
        Assert.Equal(["b", "c"], TestWriter.Ids(after));
        Assert.Equal(["a", "b"], TestWriter.Ids(before));
        Assert.Same(before.Segments[0].CoreKey, after.Segments[0].CoreKey);
        before.Dispose();
        Assert.Equal(["b", "c"], TestWriter.Ids(after));
        after.Dispose();
        Assert.Throws<ObjectDisposedException>(() => DirectoryReader.OpenIfChanged(before));
    }

    [Fact]
    public void OpenIfChanged_IndexBegunAnew_TakesNothingOver()
    {
        MemoryDirectory directory = new();
        using (IndexWriter writer = TestWriter.Open(directory))
            writer.AddDocument(TestWriter.Doc("old", "x"));
        using IndexReader before = DirectoryReader.Open(directory);
        using (IndexWriter writer = TestWriter.Open(directory, TestWriter.Options with { Create = true }))
            writer.AddDocument(TestWriter.Doc("new", "x"));
        using IndexReader after = DirectoryReader.OpenIfChanged(before)!;
        Assert.Equal(["new"], TestWriter.Ids(after));
        Assert.Equal(["old"], TestWriter.Ids(before));
    }
}

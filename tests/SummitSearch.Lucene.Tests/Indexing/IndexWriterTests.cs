using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>Adding, replacing, deleting, committing.</summary>
public sealed class IndexWriterTests
{
    private readonly MemoryDirectory _directory = new();

    [Fact]
    public void Commit_NewIndexWithoutDocuments_CanBeOpened()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            Assert.Equal(1, writer.Commit());
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(0, reader.MaxDoc);
        Assert.Empty(reader.Segments);
    }

    [Fact]
    public void AddDocument_Committed_IsFoundAndReadsBack()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "sun over the bay"));
            writer.AddDocument(TestWriter.Doc("b", "rain over the sea over"));
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(["a", "b"], TestWriter.Ids(reader));
        Assert.Equal(["a", "b"], TestWriter.Find(reader, "over"));
        Assert.Equal(["b"], TestWriter.Find(reader, "rain"));
        Assert.Equal("sun over the bay", reader.Document(0).GetString("text"));
    }

    [Fact]
    public void Commit_NothingChanged_WritesNothing()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        long first = writer.Commit();
        Assert.False(writer.HasUncommittedChanges);
        IReadOnlyList<string> files = _directory.ListFiles();
        Assert.Equal(first, writer.Commit());
        Assert.Equal(files, _directory.ListFiles());
        writer.DeleteDocuments(new Term("id", "a"));
        Assert.True(writer.HasUncommittedChanges);
        Assert.Equal(first + 1, writer.Commit());
    }

    [Fact]
    public void Commit_UserData_ComesBackAndStaysUntilReplaced()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.Commit(new Dictionary<string, string> { ["checkpoint"] = "17" });
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            Assert.Equal("17", writer.CommittedUserData["checkpoint"]);
            writer.AddDocument(TestWriter.Doc("a", "x"));
            writer.Commit();
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal("17", reader.Commit.UserData["checkpoint"]);
    }

    [Fact]
    public void UpdateDocument_SameIdInBufferAndInOldSegment_LeavesTheNewest()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("a", "one"));
            writer.Commit();
            writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("a", "two"));
            writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("a", "three"));
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(["a"], TestWriter.Ids(reader));
        Assert.Empty(TestWriter.Find(reader, "two"));
        Assert.Equal(["a"], TestWriter.Find(reader, "three"));
    }

    [Fact]
    public void DeleteDocuments_ByTerm_HitsOnlyWhatCameBefore()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "old"));
            writer.DeleteDocuments(new Term("id", "a"), new Term("id", "never"));
            writer.AddDocument(TestWriter.Doc("a", "new"));
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Empty(TestWriter.Find(reader, "old"));
        Assert.Equal(["a"], TestWriter.Find(reader, "new"));
    }

    [Fact]
    public void DeleteDocuments_ByQuery_HitsBufferAndSegmentsButNotWhatComesLater()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "red"));
            writer.Flush();
            writer.AddDocument(TestWriter.Doc("b", "red green"));
            writer.AddDocument(TestWriter.Doc("c", "green"));
            writer.DeleteDocuments(new TermQuery(new Term("text", "red")));
            writer.AddDocument(TestWriter.Doc("d", "red"));
        }
        Assert.Equal(["c", "d"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void UpdateDocuments_Block_ReplacesTheBlockAsOne()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.UpdateDocuments(new Term("text", "story"), [TestWriter.Doc("1", "story first"), TestWriter.Doc("2", "story second")]);
            writer.AddDocument(TestWriter.Doc("x", "other"));
            writer.UpdateDocuments(new Term("text", "story"), [TestWriter.Doc("3", "story third"), TestWriter.Doc("4", "story fourth")]);
        }
        Assert.Equal(["x", "3", "4"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void DeleteAll_ThenOtherOptions_StartsOver()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "x"));
            writer.Commit();
            writer.AddDocument(TestWriter.Doc("b", "x"));
            writer.DeleteAll();
            writer.AddDocument([Field.Keyword("id", "c", stored: true), Field.Keyword("text", "keyword now")]);
        }
        Assert.Equal(["c"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void Rollback_UncommittedChanges_AreGoneAndTheirFilesToo()
    {
        IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        writer.Commit();
        IReadOnlyList<string> files = _directory.ListFiles();
        writer.DeleteDocuments(new Term("id", "a"));
        writer.AddDocument(TestWriter.Doc("b", "x"));
        writer.Flush();
        writer.PrepareCommit();
        writer.Rollback();
        Assert.Equal(["a"], TestWriter.CommittedIds(_directory));
        Assert.Equal(files, _directory.ListFiles());
        Assert.Throws<ObjectDisposedException>(() => writer.AddDocument(TestWriter.Doc("c", "x")));
        TestWriter.Open(_directory).Dispose();
    }

    [Fact]
    public void PrepareCommit_BeforeCommit_IsInvisibleToReaders()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        writer.Commit();
        writer.AddDocument(TestWriter.Doc("b", "x"));
        writer.PrepareCommit();
        writer.AddDocument(TestWriter.Doc("c", "x"));
        Assert.Equal(["a"], TestWriter.CommittedIds(_directory));
        Assert.Throws<InvalidOperationException>(() => writer.PrepareCommit());
        writer.Commit();
        Assert.Equal(["a", "b"], TestWriter.CommittedIds(_directory));
        writer.Commit();
        Assert.Equal(["a", "b", "c"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void OpenReader_UncommittedChanges_AreSeenAndLaterOnesAreNot()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        using IndexReader first = writer.OpenReader();
        writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("a", "y"));
        writer.AddDocument(TestWriter.Doc("b", "y"));
        using IndexReader second = writer.OpenReader();
        Assert.Equal(["a"], TestWriter.Find(first, "x"));
        Assert.Empty(TestWriter.Find(second, "x"));
        Assert.Equal(["a", "b"], TestWriter.Find(second, "y"));
        Assert.Equal(["a"], TestWriter.Ids(first));
    }

    [Fact]
    public void ForceMerge_ManySegmentsWithDeletes_LeavesOneWithoutThem()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            for (int i = 0; i < 12; i++)
            {
                writer.AddDocument(TestWriter.Doc($"{i:d2}", $"common even{i % 2}"));
                writer.Flush();
            }
            writer.DeleteDocuments(new Term("id", "03"), new Term("id", "11"));
            writer.ForceMerge(1);
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Single(reader.Segments);
        Assert.Equal(10, reader.MaxDoc);
        Assert.Equal(["00", "01", "02", "04", "05", "06", "07", "08", "09", "10"], TestWriter.Ids(reader));
        Assert.Equal(["01", "05", "07", "09"], TestWriter.Find(reader, "even1"));
        Assert.DoesNotContain(_directory.ListFiles(), static f => f.StartsWith("_0.", StringComparison.Ordinal));
    }

    [Fact]
    public void Commit_AllDocumentsOfASegmentDeleted_DropsItAndItsFiles()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
        {
            writer.AddDocument(TestWriter.Doc("a", "x"));
            writer.Commit();
            writer.AddDocument(TestWriter.Doc("b", "x"));
            writer.DeleteDocuments(new Term("id", "a"));
        }
        using IndexReader reader = DirectoryReader.Open(_directory);
        Assert.Equal(1, reader.MaxDoc);
        Assert.DoesNotContain(_directory.ListFiles(), static f => f.StartsWith("_0", StringComparison.Ordinal));
    }

    [Fact]
    public void TakeSnapshot_WhileWritingGoesOn_KeepsItsFilesUntilDisposed()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        Assert.Throws<InvalidOperationException>(writer.TakeSnapshot);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        writer.Commit();
        using (IndexSnapshot snapshot = writer.TakeSnapshot())
        {
            writer.AddDocument(TestWriter.Doc("b", "x"));
            writer.ForceMerge(1);
            writer.Commit();
            Assert.All(snapshot.Files, f => Assert.Contains(f, _directory.ListFiles()));
        }
        Assert.Single(_directory.ListFiles(), static f => f.StartsWith("segments_", StringComparison.Ordinal));
        Assert.Equal(["a", "b"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void Open_LeftoversOfACrash_AreRemovedAndForeignFilesStay()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.AddDocument(TestWriter.Doc("a", "x"));
        foreach (string name in new[] { "pending_segments_9", "_7.fdt", "_7_Lucene84_0.doc", "notes.txt" })
            _directory.CreateOutput(name).Dispose();
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.AddDocument(TestWriter.Doc("b", "x"));
        Assert.DoesNotContain("_7.fdt", _directory.ListFiles());
        Assert.DoesNotContain("pending_segments_9", _directory.ListFiles());
        Assert.Contains("notes.txt", _directory.ListFiles());
        Assert.Contains("segments_a", _directory.ListFiles());
        Assert.Equal(["a", "b"], TestWriter.CommittedIds(_directory));
    }

    [Fact]
    public void Open_SecondWriter_IsRefusedUntilTheFirstIsGone()
    {
        using (TestWriter.Open(_directory))
            Assert.Throws<IndexLockedException>(() => TestWriter.Open(_directory));
        TestWriter.Open(_directory).Dispose();
    }

    [Fact]
    public void Open_Create_KeepsTheOldIndexUntilTheFirstCommit()
    {
        using (IndexWriter writer = TestWriter.Open(_directory))
            writer.AddDocument(TestWriter.Doc("a", "x"));
        using (IndexWriter writer = TestWriter.Open(_directory, TestWriter.Options with { Create = true }))
        {
            writer.AddDocument(TestWriter.Doc("b", "x"));
            Assert.Equal(["a"], TestWriter.CommittedIds(_directory));
        }
        Assert.Equal(["b"], TestWriter.CommittedIds(_directory));
        Assert.Single(_directory.ListFiles(), static f => f.StartsWith("segments_", StringComparison.Ordinal));
    }
}

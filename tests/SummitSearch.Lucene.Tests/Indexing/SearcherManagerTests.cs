using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>Searchers that follow a writer or a directory.</summary>
public sealed class SearcherManagerTests
{
    private readonly MemoryDirectory _directory = new();

    [Fact]
    public void Refresh_WriterChanged_NewLeasesSeeItAndOldOnesDoNot()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        using SearcherManager manager = new(writer);
        using SearcherLease before = manager.Acquire();
        Assert.False(manager.Refresh());
        writer.UpdateDocument(new Term("id", "a"), TestWriter.Doc("b", "x"));
        Assert.True(manager.Refresh());
        Assert.False(manager.Refresh());
        using SearcherLease after = manager.Acquire();
        Assert.Equal(["a"], TestWriter.Ids(before.Searcher.Reader));
        Assert.Equal(["b"], TestWriter.Ids(after.Searcher.Reader));
    }

    [Fact]
    public void Refresh_NewCommitInDirectory_IsSeen()
    {
        using IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        writer.Commit();
        using SearcherManager manager = new(_directory);
        writer.AddDocument(TestWriter.Doc("b", "x"));
        Assert.False(manager.Refresh());
        writer.Commit();
        Assert.True(manager.Refresh());
        using SearcherLease lease = manager.Acquire();
        Assert.Equal(["a", "b"], TestWriter.Ids(lease.Searcher.Reader));
    }

    [Fact]
    public void Lease_OutlivesManagerAndWriter()
    {
        IndexWriter writer = TestWriter.Open(_directory);
        writer.AddDocument(TestWriter.Doc("a", "x"));
        SearcherManager manager = new(writer);
        using SearcherLease lease = manager.Acquire();
        manager.Dispose();
        writer.Dispose();
        Assert.Equal(["a"], TestWriter.Ids(lease.Searcher.Reader));
        Assert.Throws<ObjectDisposedException>(manager.Acquire);
        Assert.Throws<ObjectDisposedException>(() => manager.Refresh());
    }
}

using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Buffering;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing.Buffering;

/// <summary>Which thread gets which buffer.</summary>
public sealed class BufferPoolTests
{
    [Fact]
    public void CheckOut_OthersReturnedTheirsLater_GivesTheThreadItsOwnAgain()
    {
        using MemoryDirectory directory = new();
        FieldSchema schema = new();
        int made = 0;
        BufferPool pool = new(
            epoch => new DocumentBuffer(directory, $"_{made++}", CodecFile.NewId(), StoredFieldsMode.Fast, schema, new WhitespaceAnalyzer(), new BlockRecycler(1)) { Epoch = epoch },
            budgetBytes: 1 << 20);
        using DocumentBuffer own = pool.CheckOut();
        DocumentBuffer? taken = null;
        Thread thread = new(() => taken = pool.CheckOut());
        thread.Start();
        thread.Join();
        using DocumentBuffer other = taken!;
        Assert.NotSame(own, other);

        pool.CheckIn(own, null);
        pool.CheckIn(other, null);

        Assert.Same(own, pool.CheckOut());
        Assert.Same(other, pool.CheckOut());
        Assert.Equal(2, made);
    }
}

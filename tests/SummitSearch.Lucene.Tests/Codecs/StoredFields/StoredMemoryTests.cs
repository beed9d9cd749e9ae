using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.StoredFields;

/// <summary>What reading stored documents allocates. Runs alone: other tests borrow memory from the same pool.</summary>
[Collection(nameof(StoredMemoryTests))]
[CollectionDefinition(nameof(StoredMemoryTests), DisableParallelization = true)]
public class StoredMemoryTests
{
    [Fact]
    public void Visit_MoreReadersAtOnceThanMemoryIsKeptFor_ReusesIt()
    {
        const int readers = 5;
        byte[] id = CodecFile.NewId();
        FieldInfos fields = new([new FieldInfo { Name = "text", Number = 0 }]);
        Random random = new(5);
        (int, FieldValue)[][] documents = [.. Enumerable.Range(0, 6000).Select(_ => ((int, FieldValue)[])[(0, FieldValue.Of(string.Concat(random.GetItems<char>("summit river", 400))))])];
        using MemoryDirectory directory = new();
        StoredSegment.Write(directory, "_0", id, StoredFieldsMode.Fast, documents);
        using StoredSegment segment = new(directory, "_0", id, fields, StoredFieldsMode.Fast.Attribute, documents.Length);
        StoredFieldsReader borrowing = segment.File.OpenBorrowingReader();
        int[] wanted = [.. Enumerable.Range(0, readers).Select(i => i * documents.Length / readers)];

        Assert.Equal(wanted.Select(d => documents[d]), NestedVisitor.Read(borrowing, wanted));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(wanted.Select(d => documents[d]), NestedVisitor.Read(borrowing, wanted));
        // One chunk alone takes half a megabyte.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }
}

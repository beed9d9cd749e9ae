using System.Text;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Postings;

/// <summary>What is written comes back the same, whichever way it is read.</summary>
public class PostingsRoundTripTests
{
    private const int Seed = 871;

    // Around the borders of blocks and of skip levels (8 blocks, 64 blocks).
    private static readonly int[] DocFreqs = [1, 2, 5, 127, 128, 129, 255, 256, 257, 640, 1024, 1025, 1152, 1153, 8192, 8320, 8321, 20_000];

    /// <summary>All kinds of fields.</summary>
    public static TheoryData<int, bool, bool> Kinds => new()
    {
        { (int)IndexOptions.Documents, false, true },
        { (int)IndexOptions.DocumentsAndFrequencies, false, true },
        { (int)IndexOptions.DocumentsAndFrequencies, false, false },
        { (int)IndexOptions.DocumentsFrequenciesAndPositions, false, true },
        { (int)IndexOptions.DocumentsFrequenciesAndPositions, true, true },
        { (int)IndexOptions.DocumentsFrequenciesPositionsAndOffsets, false, true },
        { (int)IndexOptions.DocumentsFrequenciesPositionsAndOffsets, true, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryPosting_ComesBack(int options, bool payloads, bool norms)
    {
        Random random = new(Seed + options);
        PostingsModel model = new() { MaxDoc = 30_000 };
        FieldInfo field = PostingsModel.Field("body", 3, (IndexOptions)options, payloads, norms);
        List<(byte[], List<Posting>)> terms = [];
        foreach (int docFreq in DocFreqs)
            terms.Add((Encoding.UTF8.GetBytes($"t{docFreq:D6}"), model.RandomPostings(random, field, docFreq)));
        model.Fields.Add((field, terms));
        using MemoryDirectory directory = new();
        model.Write(directory);
        FieldTerms read = model.Open(directory).Get("body")!;
        PostingsCursor? reuse = null;
        foreach ((byte[] term, List<Posting> postings) in terms)
        {
            Assert.True(read.TryGet(term, out TermEntry entry));
            Assert.Equal(postings.Count, entry.DocFreq);
            Assert.Equal(postings.Sum(static p => (long)p.Freq), entry.TotalTermFreq);
            PostingsAssert.Walk(read, entry, postings, PostingsDetail.All, ref reuse);
            PostingsAssert.Walk(read, entry, postings, PostingsDetail.Documents, ref reuse);
            PostingsAssert.Jump(read, entry, postings, random, ref reuse);
            PostingsAssert.Blocks(read, entry, postings, random, model);
        }
    }

    [Fact]
    public void DocumentZeroAndConsecutiveDocuments_ComeBack()
    {
        PostingsModel model = new() { MaxDoc = 2000 };
        FieldInfo field = PostingsModel.Field("f", 0, IndexOptions.DocumentsAndFrequencies);
        List<(byte[], List<Posting>)> terms =
        [
            ([1], [.. Enumerable.Range(0, 2000).Select(static d => new Posting(d, 1, []))]),
            ([2], [.. Enumerable.Range(1, 1999).Select(static d => new Posting(d, 7, []))]),
            ([3], [new Posting(0, 1, [])]),
            ([4], [new Posting(0, 3, []), new Posting(1999, int.MaxValue / 2, [])]),
        ];
        model.Fields.Add((field, terms));
        using MemoryDirectory directory = new();
        model.Write(directory);
        FieldTerms read = model.Open(directory).Get("f")!;
        PostingsCursor? reuse = null;
        foreach ((byte[] term, List<Posting> postings) in terms)
        {
            Assert.True(read.TryGet(term, out TermEntry entry));
            PostingsAssert.Walk(read, entry, postings, PostingsDetail.All, ref reuse);
        }
    }

    [Fact]
    public void TermWithoutDocumentsAndFieldWithoutTerms_LeaveNoTrace()
    {
        PostingsModel model = new() { MaxDoc = 10 };
        model.Fields.Add((PostingsModel.Field("empty", 0, IndexOptions.Documents), [([1], [])]));
        model.Fields.Add((PostingsModel.Field("full", 1, IndexOptions.Documents), [([1], []), ([2], [new Posting(4, 1, [])])]));
        using MemoryDirectory directory = new();
        model.Write(directory);
        TermsReader reader = model.Open(directory);
        Assert.Null(reader.Get("empty"));
        FieldTerms full = reader.Get("full")!;
        Assert.Equal((1, 1, 1), (full.TermCount, full.SumDocFreq, full.DocCount));
        Assert.False(full.TryGet([1], out _));
        Assert.True(full.TryGet([2], out _));
    }

    [Fact]
    public void Writer_RefusesDocumentsOutOfOrder()
    {
        PostingsModel model = new() { MaxDoc = 10 };
        model.Fields.Add((PostingsModel.Field("f", 0, IndexOptions.Documents), [([1], [new Posting(4, 1, []), new Posting(4, 1, [])])]));
        using MemoryDirectory directory = new();
        Assert.Throws<ArgumentException>(() => model.Write(directory));
    }
}

using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.Packed;

public class DocIdSetTests
{
    [Fact]
    public void Write_MultiplesOf3000_GivesTheBytesOfTheFormat()
    {
        using MemoryDirectory directory = new();
        DocIdSetLocation set = Write(directory, [.. Enumerable.Range(0, 47).Select(i => i * 3000)]);
        string hex = Convert.ToHexString(TestIndexes.Read(directory, "d"));

        Assert.Equal((4, 0x90L), (set.JumpCount, set.Length));
        Assert.StartsWith("000000150000" + "0BB8", hex, StringComparison.Ordinal);
        Assert.EndsWith("7FFF0000FFFF" + "0000000000000000" + "0000001600000030" + "0000002C00000060" + "0000002F0000006A", hex, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneBlockButNotTheFirst_HasThreeJumps()
    {
        using MemoryDirectory directory = new();
        DocIdSetLocation set = Write(directory, [77777]);

        Assert.Equal(3, set.JumpCount);
        Assert.EndsWith("0000000000000000" + "0000000000000000" + "0000000100000006", Convert.ToHexString(TestIndexes.Read(directory, "d")), StringComparison.Ordinal);
    }

    public static TheoryData<int, int, double> Shapes => new()
    {
        { 1, 1000, 0.5 },
        { 2, 70_000, 0.01 },
        { 3, 300_000, 0.06 },
        { 4, 300_000, 0.9 },
        { 5, 200_000, 1.0 },
        { 6, 400_000, 0.0001 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cursor_AllWaysOfMoving_AgreeWithAPlainList(int seed, int maxDoc, double density)
    {
        Random random = new(seed);
        // The third block is left empty, the second is full.
        int[] docs = [.. Enumerable.Range(0, maxDoc).Where(d => d >> 16 != 2 && (d >> 16 == 1 || random.NextDouble() < density))];
        using MemoryDirectory directory = new();
        DocIdSetLocation set = Write(directory, docs);
        using MappedBytes bytes = directory.OpenBytes("d");
        DocIdSetCursor Open(bool jumps) => new(new IndexInput("d", bytes), set with { JumpCount = jumps ? set.JumpCount : 0 }, docs.Length, maxDoc);

        DocIdSetCursor next = Open(true);
        for (int i = 0; i < docs.Length; i++)
            Assert.Equal((docs[i], i), (next.NextDoc(), next.Index));
        Assert.Equal(DocIdCursor.NoMoreDocs, next.NextDoc());
        foreach (bool jumps in new[] { true, false })
        {
            CheckAdvance(Open(jumps), docs, maxDoc, random);
            CheckAdvanceExact(Open(jumps), docs, maxDoc, random);
        }
    }

    private static void CheckAdvance(DocIdSetCursor cursor, int[] docs, int maxDoc, Random random)
    {
        int target = 0;
        while (target < maxDoc)
        {
            int at = Array.BinarySearch(docs, target);
            at = at < 0 ? ~at : at;
            int expected = at == docs.Length ? DocIdCursor.NoMoreDocs : docs[at];
            Assert.Equal(expected, cursor.Advance(target));
            if (expected == DocIdCursor.NoMoreDocs)
                return;
            Assert.Equal(at, cursor.Index);
            target = expected + 1 + random.Next(random.Next(4) == 0 ? 100_000 : 50);
        }
    }

    private static void CheckAdvanceExact(DocIdSetCursor cursor, int[] docs, int maxDoc, Random random)
    {
        for (int target = random.Next(50); target < maxDoc; target += random.Next(1, random.Next(4) == 0 ? 100_000 : 50))
        {
            int at = Array.BinarySearch(docs, target);
            Assert.Equal(at >= 0, cursor.AdvanceExact(target));
            if (at >= 0)
                Assert.Equal(at, cursor.Index);
        }
    }

    private static DocIdSetLocation Write(MemoryDirectory directory, int[] docs)
    {
        using IndexOutput output = directory.CreateOutput("d");
        short jumps = DocIdSetWriter.Write(output, new ListCursor(docs));
        return new DocIdSetLocation(0, output.FilePointer, jumps, DocIdSetWriter.RankPower);
    }

    private sealed class ListCursor(int[] docs) : DocIdCursor
    {
        private int _at = -1;

        public override int DocId => _at < 0 ? -1 : _at < docs.Length ? docs[_at] : NoMoreDocs;

        public override long Cost => docs.Length;

        public override int NextDoc()
        {
            _at++;
            return DocId;
        }

        public override int Advance(int target) => throw new NotSupportedException();
    }
}

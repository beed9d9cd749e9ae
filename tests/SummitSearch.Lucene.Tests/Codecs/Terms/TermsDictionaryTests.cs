using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Codecs.Postings;

namespace SummitSearch.Lucene.Tests.Codecs.Terms;

/// <summary>The block tree: lookups, walks and seeks over dictionaries of many shapes.</summary>
public class TermsDictionaryTests
{
    private const int Seed = 4711;

    [Theory]
    [InlineData("words", 1)]
    [InlineData("words", 30)]
    [InlineData("words", 20_000)]
    [InlineData("numbers", 5_000)]
    [InlineData("long prefixes", 3_000)]
    [InlineData("binary", 10_000)]
    [InlineData("nested", 4_000)]
    public void EveryTerm_IsFoundByLookupWalkAndSeek(string shape, int count)
    {
        Random random = new(Seed);
        byte[][] terms = Shape(shape, count, random);
        using MemoryDirectory directory = new();
        FieldTerms read = Write(terms, directory);
        Assert.Equal(terms.Length, read.TermCount);
        Assert.Equal(terms[0], read.MinTerm.ToArray());
        Assert.Equal(terms[^1], read.MaxTerm.ToArray());
        TermsCursor walk = read.OpenTerms();
        for (int i = 0; i < terms.Length; i++)
        {
            Assert.True(walk.MoveNext());
            Assert.Equal(terms[i], walk.Term.ToArray());
            Assert.Equal(Expected(i), Shown(walk.Entry));
        }
        Assert.False(walk.MoveNext());
        Assert.False(walk.MoveNext());
        CheckLookups(terms, read, random);
        CheckSeeks(terms, read, random);
    }

    private static void CheckLookups(byte[][] terms, FieldTerms read, Random random)
    {
        HashSet<string> known = [.. terms.Select(Convert.ToHexString)];
        for (int round = 0; round < 3000; round++)
        {
            int i = random.Next(terms.Length);
            Assert.True(read.TryGet(terms[i], out TermEntry entry));
            Assert.Equal(Expected(i), Shown(entry));
            byte[] other = Mutate(terms[i], random);
            Assert.Equal(known.Contains(Convert.ToHexString(other)), read.TryGet(other, out _));
        }
    }

    private static void CheckSeeks(byte[][] terms, FieldTerms read, Random random)
    {
        TermsCursor cursor = read.OpenTerms();
        int near = 0;
        for (int round = 0; round < 3000; round++)
        {
            near = random.Next(3) == 0 ? random.Next(terms.Length) : Math.Clamp(near + random.Next(-3, 8), 0, terms.Length - 1);
            byte[] target = random.Next(2) == 0 ? terms[near] : Mutate(terms[near], random);
            int expected = Array.BinarySearch(terms, target, Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
            int at = expected < 0 ? ~expected : expected;
            SeekResult result = cursor.Seek(target);
            Assert.Equal(expected >= 0 ? SeekResult.Found : at < terms.Length ? SeekResult.NotFound : SeekResult.End, result);
            for (int steps = random.Next(4) == 0 ? random.Next(120) : 1; steps > 0 && at < terms.Length; steps--, at++)
            {
                Assert.Equal(terms[at], cursor.Term.ToArray());
                if (random.Next(2) == 0)
                    Assert.Equal(Expected(at), Shown(cursor.Entry));
                Assert.Equal(at + 1 < terms.Length, cursor.MoveNext());
            }
        }
    }

    private static (int DocFreq, long TotalTermFreq) Expected(int i) => i % 7 == 0 ? (3, 5) : i % 11 == 0 ? (1, 4) : (1, 1);

    private static (int DocFreq, long TotalTermFreq) Shown(TermEntry entry) => (entry.DocFreq, entry.TotalTermFreq);

    private static FieldTerms Write(byte[][] terms, MemoryDirectory directory)
    {
        PostingsModel model = new() { MaxDoc = 10 };
        List<(byte[], List<Posting>)> postings = [];
        for (int i = 0; i < terms.Length; i++)
        {
            postings.Add((terms[i], i % 7 == 0
                ? [new Posting(1, 2, []), new Posting(5, 2, []), new Posting(9, 1, [])]
                : [new Posting(i % 10, i % 11 == 0 ? 4 : 1, [])]));
        }
        model.Fields.Add((PostingsModel.Field("f", 0, IndexOptions.DocumentsAndFrequencies), postings));
        model.Write(directory);
        return model.Open(directory).Get("f")!;
    }

    private static byte[][] Shape(string shape, int count, Random random)
    {
        string prefix = new('p', 150);
        IEnumerable<byte[]> terms = Enumerable.Range(0, count).Select(i => shape switch
        {
            "words" => Encoding.UTF8.GetBytes(Word(random)),
            "numbers" => Encoding.UTF8.GetBytes(random.Next(1_000_000).ToString("D7", null)),
            "long prefixes" => Encoding.UTF8.GetBytes(prefix + i % 3 + new string('x', i % 40) + i),
            "nested" => Encoding.UTF8.GetBytes(new string('a', i % 500) + (char)('b' + i % 20)),
            _ => RandomBytes(random),
        });
        SortedSet<byte[]> sorted = new(terms, Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        if (count > 1)
            sorted.Add([]);
        return [.. sorted];
    }

    private static string Word(Random random)
    {
        StringBuilder word = new();
        for (int length = random.Next(1, 12); length > 0; length--)
            word.Append(random.Next(40) == 0 ? 'É' : (char)('a' + random.Next(26) * random.Next(26) / 26));
        return word.ToString();
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(1, 6)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutate(byte[] term, Random random)
    {
        List<byte> bytes = [.. term];
        switch (random.Next(4))
        {
            case 0 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)]++;
                break;
            case 1 when bytes.Count > 0:
                bytes.RemoveAt(bytes.Count - 1);
                break;
            case 2:
                bytes.Insert(random.Next(bytes.Count + 1), (byte)random.Next(256));
                break;
            default:
                bytes.Add((byte)random.Next(256));
                break;
        }
        return [.. bytes];
    }
}

using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Indexing.Buffering;

namespace SummitSearch.Lucene.Tests.Indexing.Buffering;

/// <summary>Terms in memory: finding, sorting, encoding, streams of postings.</summary>
public sealed class TermTableTests
{
    private readonly BytePool _pool = new(new BlockRecycler(4));

    [Fact]
    public void FindOrAdd_RandomTerms_ActsLikeADictionary()
    {
        Random random = new(3);
        TermTable table = new(_pool);
        Dictionary<string, int> model = new(StringComparer.Ordinal);
        for (int i = 0; i < 20_000; i++)
        {
            string text = random.Next(4) == 0 ? new string('q', random.Next(400)) + random.Next(30) : random.Next(5000).ToString(CultureInfo.InvariantCulture);
            byte[] term = Encoding.UTF8.GetBytes(text);
            int id = table.FindOrAdd(term, TermTable.Hash(term), out bool added);
            Assert.Equal(!model.ContainsKey(text), added);
            model.TryAdd(text, id);
            Assert.Equal(model[text], id);
            Assert.Equal(term, table.Term(id).ToArray());
        }
        Assert.Equal(model.Count, table.Count);
        Assert.Equal(-1, table.Find("absent"u8));
    }

    [Fact]
    public void SortedIds_TermsWithZerosAndCommonPrefixes_AreInByteOrder()
    {
        Random random = new(4);
        TermTable table = new(_pool);
        HashSet<string> seen = [];
        for (int i = 0; i < 3000; i++)
        {
            byte[] term = new byte[random.Next(30)];
            for (int b = 0; b < term.Length; b++)
                term[b] = (byte)(random.Next(10) == 0 ? random.Next(256) : random.Next(2));
            seen.Add(Convert.ToHexString(term));
            table.FindOrAdd(term, TermTable.Hash(term), out _);
        }
        string[] sorted = [.. table.SortedIds().Select(id => Convert.ToHexString(table.Term(id)))];
        Assert.Equal(seen.Order(StringComparer.Ordinal), sorted);
    }

    [Fact]
    public void Encode_AsciiAndOtherText_GivesUtf8AndItsHash()
    {
        Random random = new(5);
        TermEncoder encoder = new();
        Token token = new();
        for (int i = 0; i < 5000; i++)
        {
            token.Clear();
            int length = random.Next(90);
            for (int c = 0; c < length; c++)
                token.Append((char)(random.Next(60) == 0 ? random.Next(0x10000) : random.Next(32, 128)));
            encoder.Encode(token);
            byte[] expected = Encoding.UTF8.GetBytes(token.Text.ToString());
            Assert.Equal(expected, encoder.Term.ToArray());
            Assert.Equal(TermTable.Hash(expected), encoder.Hash);
        }
    }

    [Fact]
    public void PostingStream_ManyTermsInTurn_ReadBackWhatWasAppended()
    {
        Random random = new(6);
        TermState[] terms = new TermState[50];
        List<uint>[] model = [.. terms.Select(static _ => new List<uint>())];
        for (int t = 0; t < terms.Length; t++)
            PostingStream.Start(_pool, ref terms[t]);
        for (int i = 0; i < 40_000; i++)
        {
            int t = (int)(terms.Length * Math.Pow(random.NextDouble(), 3));
            uint value = (uint)random.NextInt64(1L << random.Next(33));
            PostingStream.Append(_pool, ref terms[t], value);
            model[t].Add(value);
        }
        byte[] stream = [];
        for (int t = 0; t < terms.Length; t++)
        {
            int length = PostingStream.Gather(_pool, terms[t], ref stream);
            List<uint> read = [];
            for (int at = 0; at < length;)
                read.Add(PostingStream.Read(stream, ref at));
            Assert.Equal(model[t], read);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(42, 41)]
    [InlineData(100, 57)]
    [InlineData(1000, 87)]
    [InlineData(54321, 133)]
    [InlineData(int.MaxValue, 255)]
    public void FieldLength_KnownLengths_HaveTheirCodes(int length, byte code) => Assert.Equal(code, FieldLength.Encode(length));
}

using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Codecs.Postings;

namespace SummitSearch.Lucene.Tests.Codecs.Terms;

/// <summary>Damaged postings and dictionaries give an error that names the file, or answers; never another exception, a hang or an endless allocation.</summary>
/// <remarks>The number of mutations is <c>SUMMIT_MUTATIONS</c> (default 2000), the seed <c>SUMMIT_SEED</c>.</remarks>
public class DamagedTermsTests
{
    [Fact]
    public void DamagedFiles_GiveCorruptIndexOrAnswers()
    {
        int seed = Setting("SUMMIT_SEED", 1), mutations = Setting("SUMMIT_MUTATIONS", 2000);
        Random random = new(seed);
        PostingsModel model = Model(random);
        using MemoryDirectory sound = new();
        model.Write(sound);
        int refused = 0;
        for (int round = 0; round < mutations; round++)
        {
            using MemoryDirectory damaged = Mutation.Copy(sound, random, ".tmd");
            try
            {
                ReadEverything(model.Open(damaged), random);
            }
            catch (Exception e) when (e is CorruptIndexException or UnsupportedIndexFormatException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, mutation {round}: {e}");
            }
        }
        Assert.InRange(refused, mutations / 20, mutations);
    }

    private static PostingsModel Model(Random random)
    {
        PostingsModel model = new() { MaxDoc = 1500 };
        for (int number = 0; number < 3; number++)
        {
            FieldInfo field = PostingsModel.Field("f" + number, number, number == 0 ? IndexOptions.Documents : number == 1 ? IndexOptions.DocumentsFrequenciesAndPositions : IndexOptions.DocumentsFrequenciesPositionsAndOffsets, number == 2);
            List<(byte[], List<Posting>)> terms = [];
            for (int i = 0; i < 300; i++)
                terms.Add((Encoding.UTF8.GetBytes("semi" + (i % 9) + "conductor" + i.ToString("D4", CultureInfo.InvariantCulture)), model.RandomPostings(random, field, i % 60 == 0 ? 1200 : random.Next(1, 5))));
            terms.Sort(static (a, b) => a.Item1.AsSpan().SequenceCompareTo(b.Item1));
            model.Fields.Add((field, terms));
        }
        return model;
    }

    private static void ReadEverything(TermsReader reader, Random random)
    {
        foreach (BlockTreeFieldTerms terms in reader.Fields.Values)
        {
            TermsCursor walk = terms.OpenTerms();
            long steps = 0;
            PostingsCursor? postings = null;
            while (walk.MoveNext())
            {
                Assert.True(++steps <= 4 * terms.TermCount + 100, "the walk does not end");
                if (steps % 3 == 0)
                    ReadPostings(terms, walk.Entry, random, ref postings);
            }
            for (int i = 0; i < 20; i++)
            {
                byte[] term = Encoding.UTF8.GetBytes("semi" + random.Next(9) + "conductor" + random.Next(300).ToString("D4", CultureInfo.InvariantCulture));
                if (terms.TryGet(term, out TermEntry entry))
                    ReadPostings(terms, entry, random, ref postings);
                walk.Seek(term);
            }
        }
    }

    private static void ReadPostings(FieldTerms terms, in TermEntry entry, Random random, ref PostingsCursor? postings)
    {
        postings = terms.OpenPostings(entry, PostingsDetail.All, postings);
        bool jumps = random.Next(2) == 0;
        while (postings.DocId != DocIdCursor.NoMoreDocs)
        {
            int doc = jumps ? postings.Advance(postings.DocId + random.Next(1, 400)) : postings.NextDoc();
            if (doc == DocIdCursor.NoMoreDocs)
                break;
            Assert.InRange(doc, 0, 1499);
            for (int i = 0; i < Math.Min(postings.Freq, 50) && terms.Field.HasPositions; i++)
            {
                postings.NextPosition();
                _ = postings.Payload.Length;
            }
        }
        TermBlocks blocks = terms.OpenBlocks(entry);
        int[] docs = new int[128], freqs = new int[128], positions = [];
        long[] norms = new long[TermBlocks.MaxImpacts];
        for (int block = 0; block < blocks.BlockCount; block++)
        {
            int count = blocks.DecodeDocs(block, docs);
            blocks.DecodeFreqs(block, freqs);
            if (terms.Field.HasPositions)
                blocks.ReadPositions(block, random.Next(count), freqs, ref positions);
            blocks.FreqAt(block, random.Next(count));
            blocks.ReadImpacts(block, docs, norms);
        }
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

using System.Globalization;
using System.Text;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Conformance.Postings;

/// <summary>Every term and posting of an index that Apache Lucene wrote reads the same here.</summary>
public class PostingsReadingTests
{
    [OracleTheory]
    [InlineData(1, 60, true)]
    [InlineData(2, 2000, false)]
    [InlineData(3, 9_000, true)]
    public void EveryPosting_EqualsTheOracles(int seed, int documents, bool offsets)
    {
        using OracleSegment segment = OracleSegment.Create(seed, documents, offsets ? ["--offsets"] : []);
        TermsReader reader = segment.OpenTerms();
        foreach (string field in (string[])["id", "title", "text", "source"])
            Compare(segment, field, reader.Get(field)!);
    }

    private static void Compare(OracleSegment segment, string field, FieldTerms terms)
    {
        TermsCursor walk = terms.OpenTerms();
        PostingsCursor? reuse = null;
        foreach (string[] line in segment.OracleTerms(field))
        {
            byte[] term = OracleSegment.Term(line);
            Assert.True(walk.MoveNext());
            Assert.Equal(term, walk.Term.ToArray());
            Assert.True(terms.TryGet(term, out TermEntry entry));
            Assert.Equal(entry, walk.Entry);
            Assert.Equal(line[1..3], (string[])[entry.DocFreq.ToString(CultureInfo.InvariantCulture), entry.TotalTermFreq.ToString(CultureInfo.InvariantCulture)]);
            reuse = terms.OpenPostings(entry, PostingsDetail.All, reuse);
            Assert.Equal(line[3], Show(terms.Field, reuse));
            CompareBlocks(terms, entry);
        }
        Assert.False(walk.MoveNext());
    }

    private static string Show(FieldInfo field, PostingsCursor cursor)
    {
        StringBuilder text = new();
        while (cursor.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{cursor.DocId}:{cursor.Freq}");
            for (int i = 0; i < cursor.Freq && field.HasPositions; i++)
            {
                text.Append(i == 0 ? ':' : ',').Append(cursor.NextPosition());
                if (field.HasOffsets)
                    text.Append(CultureInfo.InvariantCulture, $"@{cursor.StartOffset}-{cursor.EndOffset}");
            }
            text.Append(' ');
        }
        return text.ToString();
    }

    private static void CompareBlocks(FieldTerms terms, TermEntry entry)
    {
        TermBlocks blocks = terms.OpenBlocks(entry);
        PostingsCursor cursor = terms.OpenPostings(entry, PostingsDetail.Positions);
        int[] docs = new int[128], freqs = new int[128], positions = [];
        for (int block = 0; block < blocks.BlockCount; block++)
        {
            int count = blocks.DecodeDocs(block, docs);
            Assert.Equal(count, blocks.DecodeFreqs(block, freqs));
            Assert.Equal(docs[count - 1], blocks.LastDocs[block]);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(cursor.NextDoc(), docs[i]);
                Assert.Equal(cursor.Freq, freqs[i]);
                Assert.Equal(cursor.Freq, blocks.FreqAt(block, i));
                int found = terms.Field.HasPositions ? blocks.ReadPositions(block, i, freqs, ref positions) : 0;
                for (int p = 0; p < found; p++)
                    Assert.Equal(cursor.NextPosition(), positions[p]);
            }
        }
    }
}

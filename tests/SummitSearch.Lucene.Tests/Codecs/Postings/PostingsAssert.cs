using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.Postings;

/// <summary>Compares what a reader says of a term with the slow twin.</summary>
internal static class PostingsAssert
{
    /// <summary>Reads all documents in order.</summary>
    public static void Walk(FieldTerms terms, TermEntry entry, List<Posting> postings, PostingsDetail detail, ref PostingsCursor? reuse)
    {
        PostingsCursor cursor = reuse = terms.OpenPostings(entry, detail, reuse);
        Assert.Equal(-1, cursor.DocId);
        foreach (Posting posting in postings)
        {
            Assert.Equal(posting.DocId, cursor.NextDoc());
            CheckDocument(terms.Field, cursor, posting, detail, all: true);
        }
        Assert.Equal(DocIdCursor.NoMoreDocs, cursor.NextDoc());
        Assert.Equal(DocIdCursor.NoMoreDocs, cursor.DocId);
    }

    /// <summary>Mixes steps and jumps, reading positions of some documents, partly.</summary>
    public static void Jump(FieldTerms terms, TermEntry entry, List<Posting> postings, Random random, ref PostingsCursor? reuse)
    {
        for (int round = 0; round < 6; round++)
        {
            PostingsCursor cursor = reuse = terms.OpenPostings(entry, random.Next(2) == 0 ? PostingsDetail.All : PostingsDetail.Positions, reuse);
            int at = -1, reach = 1 << random.Next(14);
            while (at < postings.Count)
            {
                int step = random.Next(4) == 0 ? 1 : random.Next(1, reach + 1);
                int doc;
                if (step == 1 && random.Next(2) == 0)
                {
                    at++;
                    doc = cursor.NextDoc();
                }
                else
                {
                    int target = at + step < postings.Count ? postings[at + step].DocId - random.Next(2) : postings[^1].DocId + random.Next(2);
                    if (target <= cursor.DocId)
                        target = cursor.DocId + 1;
                    at = postings.FindIndex(Math.Max(0, at), p => p.DocId >= target);
                    if (at < 0)
                        at = postings.Count;
                    doc = cursor.Advance(target);
                }
                Assert.Equal(at < postings.Count ? postings[at].DocId : DocIdCursor.NoMoreDocs, doc);
                if (at < postings.Count && random.Next(3) > 0)
                    CheckDocument(terms.Field, cursor, postings[at], PostingsDetail.Positions, all: random.Next(2) == 0);
            }
        }
    }

    /// <summary>Reads by block, in random order.</summary>
    public static void Blocks(FieldTerms terms, TermEntry entry, List<Posting> postings, Random random, PostingsModel model)
    {
        TermBlocks blocks = terms.OpenBlocks(entry);
        Assert.Equal(postings.Count, blocks.DocFreq);
        Assert.Equal((postings.Count + 127) / 128, blocks.BlockCount);
        Posting[][] chunks = [.. postings.Chunk(128)];
        Assert.Equal(chunks.Select(static c => c[^1].DocId), blocks.LastDocs.ToArray());
        int[] order = [.. Enumerable.Range(0, chunks.Length)];
        random.Shuffle(order);
        foreach (int block in order)
            CheckBlock(terms.Field, blocks, block, chunks[block], random, model);
    }

    private static void CheckBlock(FieldInfo field, TermBlocks blocks, int block, Posting[] expected, Random random, PostingsModel model)
    {
        int[] docs = new int[128], freqs = new int[128], positions = [];
        Assert.Equal(expected.Length, blocks.DecodeDocs(block, docs));
        Assert.Equal(expected.Length, blocks.DecodeFreqs(block, freqs));
        Assert.Equal(expected.Select(static p => p.DocId), docs[..expected.Length]);
        Assert.Equal(expected.Select(static p => p.Freq), freqs[..expected.Length]);
        for (int i = 0; i < expected.Length; i += random.Next(1, 9))
        {
            Assert.Equal(expected[i].Freq, blocks.FreqAt(block, i));
            if (!field.HasPositions)
                continue;
            int count = blocks.ReadPositions(block, i, freqs, ref positions);
            Assert.Equal(expected[i].Occurrences.Select(static o => o.Position), positions[..count]);
        }
        CheckImpacts(field, blocks, block, expected, model);
    }

    private static void CheckImpacts(FieldInfo field, TermBlocks blocks, int block, Posting[] expected, PostingsModel model)
    {
        int[] freqs = new int[TermBlocks.MaxImpacts];
        long[] norms = new long[TermBlocks.MaxImpacts];
        int count = blocks.ReadImpacts(block, freqs, norms);
        if (block == blocks.BlockCount - 1)
        {
            Assert.Equal(0, count);
            return;
        }
        List<(int Freq, ulong Norm)> competitive = [];
        foreach (var norm in expected.GroupBy(p => field.HasNorms ? (ulong)(sbyte)model.Norm(p.DocId) : 1).OrderBy(static g => g.Key))
        {
            int freq = norm.Max(static p => p.Freq);
            if (competitive.Count == 0 || freq > competitive[^1].Freq)
                competitive.Add((freq, norm.Key));
        }
        Assert.Equal(competitive, Enumerable.Range(0, count).Select(i => (freqs[i], (ulong)norms[i])));
    }

    private static void CheckDocument(FieldInfo field, PostingsCursor cursor, Posting posting, PostingsDetail detail, bool all)
    {
        Assert.Equal(posting.DocId, cursor.DocId);
        Assert.Equal(posting.Freq, cursor.Freq);
        Assert.Equal(posting.DocId, cursor.RestOfBlock[0]);
        Assert.Equal(posting.Freq, cursor.RestOfFreqs[0]);
        if (detail < PostingsDetail.Positions || !field.HasPositions)
            return;
        foreach (Occurrence occurrence in posting.Occurrences.Take(all ? posting.Freq : posting.Freq / 2))
        {
            Assert.Equal(occurrence.Position, cursor.NextPosition());
            if (detail != PostingsDetail.All)
                continue;
            Assert.Equal(field.HasOffsets ? (occurrence.Start, occurrence.End) : (-1, -1), (cursor.StartOffset, cursor.EndOffset));
            Assert.Equal(occurrence.Payload, cursor.Payload.ToArray());
        }
    }
}

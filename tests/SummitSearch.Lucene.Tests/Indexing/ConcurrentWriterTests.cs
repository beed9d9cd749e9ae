using System.Globalization;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Indexing;

/// <summary>Many threads add, replace and delete at once, with flushes, commits and merges between them; a simple model tells what must be there.</summary>
public sealed class ConcurrentWriterTests
{
    private const int Threads = 4;
    private const int BlockSize = 3;

    private static readonly IndexWriterOptions Busy = TestWriter.Options with
    {
        RamBufferMegabytes = 1,
        MergeThreads = 2,
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 3, FloorBytes = 1 },
    };

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void RandomChanges_ByManyThreads_MatchTheModel(int seed, bool compound)
    {
        using MemoryDirectory directory = new();
        Dictionary<string, string>[] models = [.. Enumerable.Range(0, Threads).Select(static _ => new Dictionary<string, string>(StringComparer.Ordinal))];
        using (IndexWriter writer = TestWriter.Open(directory, Busy with { Compound = compound }))
            RunAll(thread => ChangeRandomly(writer, new Random(seed * 100 + thread), thread, models[thread]));
        using IndexReader reader = DirectoryReader.Open(directory);
        Dictionary<string, string> found = Enumerable.Range(0, reader.MaxDoc).Where(d => IsLive(reader, d)).Select(reader.Document)
            .ToDictionary(static d => d.GetString("id")!, static d => d.GetString("text")!, StringComparer.Ordinal);
        Dictionary<string, string> expected = models.SelectMany(static m => m).ToDictionary(StringComparer.Ordinal);
        Assert.True(expected.Count == found.Count && expected.All(e => found.GetValueOrDefault(e.Key) == e.Value),
            $"seed {seed}: {expected.Count} documents expected, {found.Count} found, {expected.Count(e => found.GetValueOrDefault(e.Key) != e.Value)} of them wrong");
        foreach ((string id, string text) in expected.Take(50))
            Assert.Contains(id, TestWriter.Find(reader, text.Split(' ')[0]));
    }

    [Fact]
    public void Blocks_ReplacedByManyThreads_AreAlwaysSeenWhole()
    {
        const int Blocks = 5;
        const int Rounds = 60;
        using MemoryDirectory directory = new();
        using IndexWriter writer = TestWriter.Open(directory, Busy);
        for (int block = 0; block < Blocks; block++)
            Replace(writer, block, "0");
        using SearcherManager searchers = new(writer);
        RunAll(thread =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                if (thread == 0)
                    CheckBlocks(searchers, Blocks);
                else if (thread == 1 && round % 10 == 0)
                    writer.Commit();
                else
                    Replace(writer, (round + thread) % Blocks, $"{thread}.{round}");
            }
        });
        CheckBlocks(searchers, Blocks);
    }

    private static void ChangeRandomly(IndexWriter writer, Random random, int thread, Dictionary<string, string> model)
    {
        for (int i = 0; i < 600; i++)
        {
            string id = $"t{thread}-{random.Next(120)}";
            int choice = random.Next(100);
            if (choice < 70)
            {
                string text = $"v{thread}x{i} {string.Join(' ', Enumerable.Range(0, random.Next(40)).Select(_ => "w" + random.Next(500).ToString(CultureInfo.InvariantCulture)))}";
                writer.UpdateDocument(new Term("id", id), TestWriter.Doc(id, text));
                model[id] = text;
            }
            else if (choice < 85)
            {
                writer.DeleteDocuments(new Term("id", id));
                model.Remove(id);
            }
            else if (choice < 90)
            {
                writer.DeleteDocuments(new TermQuery(new Term("id", id)));
                model.Remove(id);
            }
            else if (choice < 94)
            {
                // Refused as a whole: the old document stays.
                Assert.Throws<ArgumentException>(() => writer.UpdateDocument(new Term("id", id), [.. TestWriter.Doc(id, "fine"), Field.Keyword("tag", new string('x', 33_000))]));
            }
            else if (choice < 97)
            {
                writer.Flush();
            }
            else
            {
                writer.Commit();
            }
        }
    }

    private static void Replace(IndexWriter writer, int block, string generation)
    {
        Document[] documents = new Document[BlockSize];
        for (int i = 0; i < BlockSize; i++)
            documents[i] = [Field.Keyword("block", $"b{block}"), Field.Keyword("id", $"b{block}-{i}", stored: true), Field.Stored("generation", FieldValue.Of(generation))];
        writer.UpdateDocuments(new Term("block", $"b{block}"), documents);
    }

    private static void CheckBlocks(SearcherManager searchers, int blocks)
    {
        searchers.Refresh();
        using SearcherLease lease = searchers.Acquire();
        for (int block = 0; block < blocks; block++)
        {
            TopDocs top = lease.Searcher.Search(new TermQuery(new Term("block", $"b{block}")), 100);
            Document[] documents = [.. top.Hits.Select(h => lease.Searcher.Reader.Document(h.DocId))];
            Assert.Equal(BlockSize, documents.Length);
            Assert.Single(documents.Select(static d => d.GetString("generation")).Distinct());
            Assert.Equal(BlockSize, documents.Select(static d => d.GetString("id")).Distinct().Count());
        }
    }

    private static bool IsLive(IndexReader reader, int docId)
    {
        int segment = reader.SegmentOf(docId);
        return reader.Segments[segment].LiveDocs is not { } live || live[docId - reader.DocBase(segment)];
    }

    private static void RunAll(Action<int> work)
    {
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            try
            {
                work(thread);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }))];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
        Assert.True(failure is null, failure?.ToString());
    }
}

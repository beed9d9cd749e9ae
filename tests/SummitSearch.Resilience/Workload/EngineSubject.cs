using System.Globalization;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Resilience.Workload;

/// <summary>The engine's writer, flushing and merging as often as it can be made to.</summary>
internal sealed class EngineSubject : IWorkSubject
{
    private readonly IndexWriter _writer;
    private readonly IndexDirectory _directory;

    /// <summary>Opens a writer on a directory, which it does not own.</summary>
    public EngineSubject(IndexDirectory directory, bool compound = true)
    {
        _directory = directory;
        _writer = new IndexWriter(directory, Options with { Compound = compound });
    }

    /// <summary>Small buffers and small tiers: something is always being flushed and merged.</summary>
    public static IndexWriterOptions Options { get; } = new()
    {
        Analyzer = new WhitespaceAnalyzer(),
        RamBufferMegabytes = 1,
        MergeThreads = 2,
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 3, FloorBytes = 1 },
    };

    /// <summary>Everything in the last commit of a directory; fails if a part is missing, doubled or of another text.</summary>
    public static List<WorkItem> Read(IndexDirectory directory, string run)
    {
        if (SegmentInfosFile.LatestGeneration(directory) == 0)
            return [];
        using IndexReader reader = DirectoryReader.Open(directory);
        return Read(reader, run);
    }

    /// <summary>The same of an open reader.</summary>
    public static List<WorkItem> Read(IndexReader reader, string run)
    {
        Dictionary<WorkItem, HashSet<int>> parts = [];
        for (int docId = 0; docId < reader.MaxDoc; docId++)
        {
            int segment = reader.SegmentOf(docId);
            if (reader.Segments[segment].LiveDocs is { } live && !live[docId - reader.DocBase(segment)])
                continue;
            Document document = reader.Document(docId);
            int[] numbers = [.. document.GetString("item")!.Split(' ').Select(static n => int.Parse(n, CultureInfo.InvariantCulture))];
            WorkItem item = new(numbers[0], numbers[1], numbers[2]);
            Assert.True(parts.TryAdd(item, []) | parts[item].Add(numbers[3]), $"{run}: {item} part {numbers[3]} is there twice");
            Assert.True(document.GetString("text") == item.Text(numbers[3]), $"{run}: {item} part {numbers[3]} has another text");
        }
        Assert.All(parts, pair => Assert.True(pair.Value.Count == pair.Key.Parts, $"{run}: of {pair.Key} only {pair.Value.Count} of {pair.Key.Parts} parts are there"));
        AssertFound(reader, parts.Keys, run);
        return [.. parts.Keys];
    }

    /// <inheritdoc/>
    public void Put(WorkItem item) => _writer.UpdateDocuments(new Term("id", item.Id), [.. Enumerable.Range(0, item.Parts).Select(part => DocumentOf(item, part))]);

    /// <inheritdoc/>
    public void Delete(WorkItem item)
    {
        if (item.Version % 2 == 0)
            _writer.DeleteDocuments(new Term("id", item.Id));
        else
            _writer.DeleteDocuments(new TermQuery(new Term("id", item.Id)));
    }

    /// <inheritdoc/>
    public void Commit() => _writer.Commit();

    /// <inheritdoc/>
    public void Merge() => _writer.ForceMerge(1);

    /// <inheritdoc/>
    public void Backup(string folder)
    {
        Directory.CreateDirectory(folder);
        using IndexSnapshot snapshot = _writer.TakeSnapshot();
        foreach (string file in snapshot.Files)
            File.Copy(Path.Combine(_directory.Location, file), Path.Combine(folder, file));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Rollback();

    private static Document DocumentOf(WorkItem item, int part) =>
    [
        Field.Keyword("id", item.Id, stored: true),
        Field.Stored("item", FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"{item.Thread} {item.Key} {item.Version} {part}"))),
        Field.Text("text", item.Text(part), stored: true),
        Field.DocValues("version", DocValuesType.Numeric, FieldValue.Of((long)item.Version)),
    ];

    /// <summary>What is stored can also be searched for.</summary>
    private static void AssertFound(IndexReader reader, IEnumerable<WorkItem> items, string run)
    {
        IndexSearcher searcher = new(reader);
        foreach (WorkItem item in items)
        {
            string first = item.Text(0).Split(' ')[0];
            Assert.True(searcher.Search(new TermQuery(new Term("text", first)), 2).Hits.Count == 1, $"{run}: {first} is stored but not found");
        }
    }
}

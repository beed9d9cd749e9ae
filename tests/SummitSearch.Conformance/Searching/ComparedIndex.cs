using System.Text.Json;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>An index that both sides search, written by either of them, in a folder of its own that goes away with it.</summary>
internal sealed class ComparedIndex : IDisposable
{
    private static readonly string[] NoMerges = ["--no-merge-policy"];
    private readonly string _folder;
    private readonly FileSystemDirectory _directory;

    private ComparedIndex(string folder)
    {
        _folder = folder;
        _directory = new FileSystemDirectory(Index);
        Reader = DirectoryReader.Open(_directory);
    }

    /// <summary>Where the index is.</summary>
    public string Index => Path.Combine(_folder, "index");

    /// <summary>The index, read by us.</summary>
    public IndexReader Reader { get; }

    /// <summary>Indexes random documents over the words that <see cref="RandomQueries"/> asks for.</summary>
    /// <param name="random">Source of chance.</param>
    /// <param name="documents">How many documents.</param>
    /// <param name="vocabulary">How many words.</param>
    /// <param name="segments">How many segments; with more than one, documents are deleted as well.</param>
    /// <param name="byUs">True: written by our writer; false: by Apache Lucene.</param>
    public static ComparedIndex Create(Random random, int documents, int vocabulary, int segments, bool byUs = false)
    {
        RandomQueries words = new(random, vocabulary);
        List<Dictionary<string, object>> contents = [.. Enumerable.Range(0, documents).Select(i => Document(random, words, i))];
        List<string> deleted = segments == 1 ? [] : [.. Enumerable.Range(0, documents / 10).Select(_ => $"d{random.Next(documents)}").Distinct()];
        int perSegment = (documents + segments - 1) / segments;
        string folder = Directory.CreateTempSubdirectory("summit-search-").FullName;
        if (byUs)
            WriteByUs(Path.Combine(folder, "index"), contents, perSegment, deleted);
        else
            WriteByApacheLucene(folder, contents, perSegment, deleted);
        return new ComparedIndex(folder);
    }

    /// <summary>Has Apache Lucene index a file of documents with the English analyzer, in several segments.</summary>
    /// <param name="lines">JSON objects with a text.</param>
    /// <param name="segments">How many segments.</param>
    public static ComparedIndex OfTexts(IReadOnlyCollection<string> lines, int segments)
    {
        string folder = Directory.CreateTempSubdirectory("summit-search-").FullName;
        string corpus = Path.Combine(folder, "corpus.jsonl");
        File.WriteAllLines(corpus, lines);
        OracleProcess.Run(["index", "--corpus", corpus, "--out", Path.Combine(folder, "index"), "--commit-every", $"{(lines.Count / segments) + 1}", .. NoMerges]);
        return new ComparedIndex(folder);
    }

    /// <summary>Writes queries to a file for the oracle.</summary>
    public string WriteQueries(IEnumerable<string> lines)
    {
        string path = Path.Combine(_folder, "queries.tsv");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void WriteByApacheLucene(string folder, List<Dictionary<string, object>> documents, int perSegment, List<string> deleted)
    {
        string[] common = ["--out", Path.Combine(folder, "index"), "--analyzer", "chain:whitespace,stop(_)", .. NoMerges];
        string corpus = Path.Combine(folder, "corpus.jsonl");
        File.WriteAllLines(corpus, documents.Select(static d => JsonSerializer.Serialize(d)));
        OracleProcess.Run(["index", "--corpus", corpus, "--commit-every", $"{perSegment}", .. common]);
        if (deleted.Count == 0)
            return;
        File.WriteAllText(corpus, "");
        OracleProcess.Run(["index", "--corpus", corpus, "--append", "--delete", string.Join(',', deleted), .. common]);
    }

    /// <summary>The same documents as the oracle makes of their JSON.</summary>
    private static void WriteByUs(string path, List<Dictionary<string, object>> documents, int perSegment, List<string> deleted)
    {
        using FileSystemDirectory directory = new(path);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new HoleAnalyzer(), MergePolicy = new NoMergePolicy() });
        for (int i = 0; i < documents.Count; i++)
        {
            writer.AddDocument([.. documents[i].SelectMany(static p => Fields(p.Key, p.Value))]);
            if (i % perSegment == perSegment - 1)
                writer.Flush();
        }
        writer.Flush();
        writer.DeleteDocuments([.. deleted.Select(static id => new Term("id", id))]);
        writer.Commit();
    }

    private static Field[] Fields(string name, object value) => name switch
    {
        "id" => [Field.Keyword(name, (string)value, stored: true)],
        "text" => [Field.Text(name, (string)value, stored: true)],
        "source" => [Field.Keyword(name, (string)value), Field.DocValues(name, DocValuesType.Sorted, FieldValue.Of((string)value))],
        _ => [Field.Point(name, FieldValue.Of((long)value)), Field.DocValues(name, DocValuesType.Numeric, FieldValue.Of((long)value))],
    };

    private static Dictionary<string, object> Document(Random random, RandomQueries words, int number)
    {
        int length = random.Next(12) == 0 ? random.Next(200) : random.Next(14);
        string text = string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(12) == 0 ? "_" : words.Word()));
        Dictionary<string, object> fields = new() { ["id"] = $"d{number}", ["text"] = text };
        if (random.Next(4) > 0)
            fields["date"] = 1000L * (random.Next(100) - 10); // some before 1970
        if (random.Next(4) > 0)
            fields["source"] = $"s{random.Next(5)}";
        return fields;
    }
}

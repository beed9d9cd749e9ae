using System.Text.Json;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Searching;

namespace SummitSearch.Conformance.Searching;

/// <summary>A random index that Apache Lucene wrote, in a folder of its own that goes away with it.</summary>
internal sealed class OracleIndex : IDisposable
{
    private readonly string _folder;
    private readonly FileSystemDirectory _directory;

    private OracleIndex(string folder)
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
    public static OracleIndex Create(Random random, int documents, int vocabulary, int segments)
    {
        string folder = Directory.CreateTempSubdirectory("summit-search-").FullName;
        string corpus = Path.Combine(folder, "corpus.jsonl");
        RandomQueries words = new(random, vocabulary);
        File.WriteAllLines(corpus, Enumerable.Range(0, documents).Select(i => Document(random, words, i)));
        string index = Path.Combine(folder, "index");
        string[] layout = segments == 1 ? ["--merge"] : ["--commit-every", $"{(documents + segments - 1) / segments}", "--no-merge-policy"];
        string[] analyzer = ["--analyzer", "chain:whitespace,stop(_)"];
        OracleProcess.Run(["index", "--corpus", corpus, "--out", index, .. analyzer, .. layout]);
        if (segments > 1)
        {
            string empty = Path.Combine(folder, "empty.jsonl");
            File.WriteAllText(empty, "");
            string deleted = string.Join(',', Enumerable.Range(0, documents / 10).Select(_ => $"d{random.Next(documents)}").Distinct());
            OracleProcess.Run(["index", "--corpus", empty, "--out", index, "--append", "--no-merge-policy", "--delete", deleted, .. analyzer]);
        }
        return new OracleIndex(folder);
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

    private static string Document(Random random, RandomQueries words, int number)
    {
        int length = random.Next(12) == 0 ? random.Next(200) : random.Next(14);
        string text = string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(12) == 0 ? "_" : words.Word()));
        Dictionary<string, object> fields = new() { ["id"] = $"d{number}", ["text"] = text };
        if (random.Next(4) > 0)
            fields["date"] = 1000L * random.Next(100);
        if (random.Next(4) > 0)
            fields["source"] = $"s{random.Next(5)}";
        return JsonSerializer.Serialize(fields);
    }
}

using System.Globalization;
using System.IO.Compression;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>The indexes that searches are measured on: <c>squad-wiki-passages</c> and <c>scotus-300k</c> together, written by Apache Lucene, in four layouts.</summary>
/// <remarks>Built when first asked for and then kept in the working folder.</remarks>
internal sealed class SearchIndexes(string workFolder)
{
    private const int SegmentCount = 7;
    private const int DeletedOneIn = 20;

    /// <summary>Names of the layouts.</summary>
    public static string[] Layouts { get; } = ["merged", "merged-deletions", "segments", "segments-deletions"];

    /// <summary>Folder of a layout's index.</summary>
    public string Folder(string layout)
    {
        string folder = Path.Combine(workFolder, layout);
        if (Directory.Exists(folder))
            return folder;
        Console.Error.WriteLine($"building {folder}");
        string unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        switch (layout)
        {
            case "segments": Index(unfinished); break;
            case "merged": Merge(unfinished); break;
            default: Delete(Folder(layout[..layout.IndexOf('-', StringComparison.Ordinal)]), unfinished); break;
        }
        Directory.Move(unfinished, folder);
        return folder;
    }

    private void Index(string target)
    {
        Directory.CreateDirectory(workFolder);
        string corpus = Path.Combine(workFolder, "corpus.jsonl");
        int documents = Unpack(corpus);
        string perSegment = ((documents / SegmentCount) + 1).ToString(CultureInfo.InvariantCulture);
        OracleProcess.RunAlone(["index", "--corpus", corpus, "--out", target, "--ram", "512", "--commit-every", perSegment, "--no-merge-policy"]);
        File.Delete(corpus);
    }

    private void Merge(string target)
    {
        Copy(Folder("segments"), target);
        string nothing = Path.Combine(workFolder, "nothing.jsonl");
        File.WriteAllText(nothing, "");
        OracleProcess.RunAlone(["index", "--corpus", nothing, "--out", target, "--append", "--merge"]);
        File.Delete(nothing);
    }

    /// <summary>Deletes one document in twenty, all over the index, without merging.</summary>
    private static void Delete(string source, string target)
    {
        Copy(source, target);
        using FileSystemDirectory directory = new(target);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new EnglishAnalyzer(), MergePolicy = new NoMergePolicy() });
        Random random = new(DeletedOneIn);
        int documents;
        using (SummitSearch.Lucene.Segments.IndexReader reader = writer.OpenReader())
            documents = reader.MaxDoc;
        for (int i = 0; i < documents; i++)
        {
            if (random.Next(DeletedOneIn) == 0)
                writer.DeleteDocuments(new Term("id", i.ToString(CultureInfo.InvariantCulture)));
        }
        writer.Commit();
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    /// <summary>Both collections in one file, the documents' ids being their numbers.</summary>
    private static int Unpack(string target)
    {
        int number = 0;
        using StreamWriter writer = new(target);
        foreach (string collection in new[] { "squad-wiki-passages", "scotus-300k" })
        {
            string folder = SharedData.Find(collection) ?? throw new DirectoryNotFoundException($"The collection {collection} is not here: set SUMMIT_DATA to the folder that holds it.");
            using StreamReader reader = new(new GZipStream(File.OpenRead(Path.Combine(folder, "corpus.jsonl.gz")), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{number++}\",{line.AsSpan(1)}\n"));
        }
        return number;
    }
}

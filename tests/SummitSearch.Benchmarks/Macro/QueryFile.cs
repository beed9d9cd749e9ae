using SummitSearch.Benchmarks.Searching;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>The queries of a class in a file that every engine reads: number, tab, query in the classic syntax.</summary>
/// <param name="Path">The file, named after the class.</param>
/// <param name="Queries">The queries.</param>
internal sealed record QueryFile(string Path, string[] Queries)
{
    private const string Extension = ".tsv";

    /// <summary>Name of the class.</summary>
    public string QueryClass => System.IO.Path.GetFileNameWithoutExtension(Path).Split('.', 2)[1];

    /// <summary>The files of a folder, in the order of the table.</summary>
    public static IEnumerable<QueryFile> All(string folder) => Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)
        .Select(static path => new QueryFile(path, [.. File.ReadLines(path).Select(static line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..])]));

    /// <summary>Makes the classes from an index's own words and writes them, unless they are there.</summary>
    public static void Write(string index, string folder)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        string data = System.IO.Path.GetDirectoryName(Indexing.SharedData.Find("query-logs")) ?? throw new DirectoryNotFoundException("The collection query-logs is not here: set SUMMIT_DATA to the folder that holds it.");
        char order = 'a';
        foreach (QueryClass kind in new QueryClasses(reader, data).All())
            File.WriteAllLines(System.IO.Path.Combine(folder, $"{order++}.{kind.Name}{Extension}"), kind.Queries.Select(static (q, i) => $"{i}\t{q}"));
    }
}

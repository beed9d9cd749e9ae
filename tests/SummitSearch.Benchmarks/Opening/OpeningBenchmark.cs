using System.Globalization;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Opening;

/// <summary>How long it takes to open an index of a million documents: the first time in a new process, and again in the same process.</summary>
/// <remarks>Without <c>--index</c> it builds one of <c>scotus-300k</c>, over and over until there are a million documents, merged in the background as usual.</remarks>
internal static class OpeningBenchmark
{
    private const int Documents = 1_000_000;
    private const int Processes = 9;

    /// <summary>Runs the benchmark; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        if (args is ["--index", string existing])
            return Measure(existing);
        if (SharedData.Find("scotus-300k") is not { } data)
        {
            Console.Error.WriteLine("The collection scotus-300k is not here: set SUMMIT_DATA to the folder that holds it, or name an index with --index.");
            return 1;
        }
        string work = Directory.CreateTempSubdirectory("summit-opening").FullName;
        try
        {
            string corpus = Path.Combine(work, "corpus.jsonl");
            IndexingBenchmark.Unpack(Path.Combine(data, "corpus.jsonl.gz"), corpus, int.MaxValue);
            string index = Path.Combine(work, "index");
            Build(corpus, index);
            return Measure(index);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Build(string corpus, string index)
    {
        using FileSystemDirectory directory = new(index);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new EnglishAnalyzer() });
        int added = 0;
        while (added < Documents)
        {
            foreach (string line in File.ReadLines(corpus))
            {
                writer.AddDocument(JsonDocuments.Parse(System.Text.Encoding.UTF8.GetBytes(line)));
                if (++added == Documents)
                    break;
            }
        }
        writer.Commit();
        writer.WaitForMerges();
    }

    private static int Measure(string index)
    {
        List<double> cold = [];
        List<double> warm = [];
        string facts = "";
        for (int i = 0; i < Processes; i++)
        {
            string[] parts = ProcessCost.Measure(Environment.ProcessPath!, ["opening-child", index]).Output.Trim().Split('\t');
            cold.Add(double.Parse(parts[0], CultureInfo.InvariantCulture));
            warm.Add(double.Parse(parts[1], CultureInfo.InvariantCulture));
            facts = parts[2];
        }
        Console.WriteLine($"{facts}; milliseconds, {Processes} processes\n\n| opened | median | worst |\n|---|---|---|");
        Print("first in a new process", cold);
        Print("again in that process (median of its openings)", warm);
        return 0;
    }

    private static void Print(string what, List<double> values)
    {
        values.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {values[values.Count / 2]:F1} | {values[^1]:F1} |"));
    }
}

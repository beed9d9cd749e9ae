using System.Diagnostics;
using System.Globalization;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Opening;

/// <summary>Opens an index in a process of its own, whose first opening pays for compiling and loading the code too.</summary>
internal static class OpeningChild
{
    private const int Again = 15;

    /// <summary>Argument: the index. Prints the milliseconds of the first opening, the median of the later ones, and what was opened, tab-separated.</summary>
    public static int Run(string[] args)
    {
        double first = Open(args[0], out string facts);
        double[] later = [.. Enumerable.Range(0, Again).Select(_ => Open(args[0], out string _)).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F2}\t{later[Again / 2]:F2}\t{facts}"));
        return 0;
    }

    private static double Open(string path, out string facts)
    {
        long start = Stopwatch.GetTimestamp();
        using FileSystemDirectory directory = new(path);
        using IndexReader reader = DirectoryReader.Open(directory);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        facts = $"{reader.MaxDoc} documents in {reader.Segments.Count} segments";
        return milliseconds;
    }
}

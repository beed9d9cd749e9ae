using System.Diagnostics;
using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Builds an index from a JSON-lines file, in a process of its own so that the parent can measure all that it costs.</summary>
internal static class IndexingChild
{
    /// <summary>Arguments: corpus, folder, threads, RAM megabytes, and optionally <c>merge</c>. Prints documents and seconds, tab-separated.</summary>
    public static int Run(string[] args)
    {
        int threads = int.Parse(args[2], CultureInfo.InvariantCulture);
        long start = Stopwatch.GetTimestamp();
        int documents = 0;
        using FileSystemDirectory directory = new(args[1]);
        IndexWriterOptions options = new() { Analyzer = new EnglishAnalyzer(), RamBufferMegabytes = int.Parse(args[3], CultureInfo.InvariantCulture), Create = true };
        using (IndexWriter writer = new(directory, options))
        using (LineBatches lines = new(args[0]))
        {
            Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Add(writer, lines, ref documents)))];
            Array.ForEach(others, static t => t.Start());
            Add(writer, lines, ref documents);
            Array.ForEach(others, static t => t.Join());
            if (args.Contains("merge"))
                writer.ForceMerge(1);
            writer.Commit();
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents}\t{seconds:F3}"));
        return 0;
    }

    private static void Add(IndexWriter writer, LineBatches lines, ref int documents)
    {
        int added = 0;
        byte[] batch = new byte[LineBatches.BatchBytes];
        for (int length = lines.Read(ref batch); length > 0; length = lines.Read(ref batch))
        {
            ReadOnlySpan<byte> rest = batch.AsSpan(0, length);
            while (!rest.IsEmpty)
            {
                int end = rest.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                if (line.IsEmpty)
                    continue;
                writer.AddDocument(JsonDocuments.Parse(line));
                added++;
            }
        }
        Interlocked.Add(ref documents, added);
    }
}

using System.Diagnostics;
using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Builds an index from a JSON-lines file, in a process of its own so that the parent can measure all that it costs.</summary>
internal static class IndexingChild
{
    private const int WarmUpRounds = 6;
    private const long WarmUpBytes = 20 << 20;

    /// <summary>Arguments: corpus, folder, threads, RAM megabytes, and optionally <c>merge</c> and <c>warm</c>. Prints documents and seconds, tab-separated.</summary>
    /// <remarks>With <c>warm</c> the beginning of the corpus is first indexed a few times into memory, so that the seconds are those of a process that has compiled its code.</remarks>
    public static int Run(string[] args)
    {
        int threads = int.Parse(args[2], CultureInfo.InvariantCulture);
        int ramMegabytes = int.Parse(args[3], CultureInfo.InvariantCulture);
        if (args.Contains("warm"))
            WarmUp(args[0], threads, ramMegabytes);
        long start = Stopwatch.GetTimestamp();
        using FileSystemDirectory directory = new(args[1]);
        using LineBatches lines = new(args[0], long.MaxValue);
        int documents = Index(directory, lines, threads, ramMegabytes, args.Contains("merge"));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents}\t{seconds:F3}"));
        return 0;
    }

    private static void WarmUp(string corpus, int threads, int ramMegabytes)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            using MemoryDirectory directory = new();
            using LineBatches lines = new(corpus, WarmUpBytes);
            Index(directory, lines, threads, ramMegabytes, merge: false);
        }
        GC.Collect();
    }

    private static int Index(IndexDirectory directory, LineBatches lines, int threads, int ramMegabytes, bool merge)
    {
        int documents = 0;
        IndexWriterOptions options = new() { Analyzer = new EnglishAnalyzer(), RamBufferMegabytes = ramMegabytes, Create = true };
        using IndexWriter writer = new(directory, options);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Add(writer, lines, ref documents)))];
        Array.ForEach(others, static t => t.Start());
        Add(writer, lines, ref documents);
        Array.ForEach(others, static t => t.Join());
        if (merge)
            writer.ForceMerge(1);
        writer.Commit();
        return documents;
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

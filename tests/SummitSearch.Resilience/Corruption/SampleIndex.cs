using System.Globalization;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Resilience.Corruption;

/// <summary>Small indexes with every kind of file: our own, and frozen ones of Apache Lucene with what we do not write (updated columns, payloads, offsets).</summary>
internal static class SampleIndex
{
    /// <summary>Our own, a file for each structure.</summary>
    public const string Own = "own";

    /// <summary>Our own, the files of a segment wrapped into one.</summary>
    public const string OwnCompound = "own-compound";

    private const int Documents = 180;
    private const int FirstCommit = 150;
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta", "common"];

    /// <summary>The index of a name, in memory: one of ours, or a frozen one.</summary>
    public static MemoryDirectory Create(string name) => name is Own or OwnCompound ? Write(name == OwnCompound) : Copy(Path.Combine(AppContext.BaseDirectory, "Corruption", "Frozen", name));

    /// <summary>Puts other bytes into a file.</summary>
    public static void Replace(MemoryDirectory directory, string file, ReadOnlySpan<byte> bytes)
    {
        directory.DeleteFile(file);
        Put(directory, file, bytes);
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(MemoryDirectory directory, string file)
    {
        using MappedBytes mapped = directory.OpenBytes(file);
        IndexInput input = new(file, mapped);
        return input.Span(0, checked((int)input.Length)).ToArray();
    }

    private static void Put(MemoryDirectory directory, string file, ReadOnlySpan<byte> bytes)
    {
        using IndexOutput target = directory.CreateOutput(file);
        target.WriteBytes(bytes);
    }

    private static MemoryDirectory Copy(string folder)
    {
        MemoryDirectory memory = new();
        foreach (string path in Directory.EnumerateFiles(folder))
            Put(memory, Path.GetFileName(path), File.ReadAllBytes(path));
        return memory;
    }

    /// <summary>Two segments, the first with a deletion and with terms of more than a block of postings.</summary>
    private static MemoryDirectory Write(bool compound)
    {
        MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy(), MergeThreads = 0, Compound = compound });
        for (int i = 0; i < Documents; i++)
        {
            writer.AddDocument(DocumentOf(i));
            if (i == FirstCommit)
                writer.Commit();
        }
        writer.DeleteDocuments(new Term("id", "3"));
        writer.Commit();
        return directory;
    }

    private static Document DocumentOf(int number)
    {
        Document document =
        [
            Field.Keyword("id", number.ToString(CultureInfo.InvariantCulture), stored: true),
            Field.Text("text", $"{Words[number % 4]} common w{number % 7} {Words[number % 3]}", stored: true),
            Field.DocValues("number", DocValuesType.Numeric, FieldValue.Of((long)number * 17)),
            Field.DocValues("kind", DocValuesType.Sorted, FieldValue.Of(Words[number % 5])),
            Field.DocValues("kinds", DocValuesType.SortedSet, FieldValue.Of(Words[number % 3])),
            Field.DocValues("kinds", DocValuesType.SortedSet, FieldValue.Of(Words[number % 4])),
            Field.DocValues("numbers", DocValuesType.SortedNumeric, FieldValue.Of((long)number % 11)),
            Field.Point("date", FieldValue.Of((long)number)),
        ];
        if (number % 3 == 0)
            document.Add(Field.DocValues("bytes", DocValuesType.Binary, FieldValue.Of(new byte[] { (byte)number, 7 })));
        return document;
    }
}

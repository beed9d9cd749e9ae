using System.Globalization;
using System.Text;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Carries a script out, by our writer or by Apache Lucene's.</summary>
internal static class ReplayTool
{
    private static readonly FieldOptions Text = new() { IndexOptions = IndexOptions.DocumentsFrequenciesAndPositions, Stored = true };
    private static readonly FieldOptions Offsets = new() { IndexOptions = IndexOptions.DocumentsFrequenciesPositionsAndOffsets };
    private static readonly FieldOptions Freqs = new() { IndexOptions = IndexOptions.DocumentsAndFrequencies };
    private static readonly FieldOptions Docs = new() { IndexOptions = IndexOptions.Documents };

    /// <summary>Ours.</summary>
    /// <param name="folder">The index.</param>
    /// <param name="script">What to do.</param>
    /// <param name="compound">Whether new segments become compound files.</param>
    /// <param name="adjust">Changes further options; null for none.</param>
    public static void ByUs(string folder, IEnumerable<ReplayOperation> script, bool compound, Func<IndexWriterOptions, IndexWriterOptions>? adjust = null)
    {
        using FileSystemDirectory directory = new(folder);
        IndexWriterOptions options = new() { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy(), MergeThreads = 0, Compound = compound };
        using IndexWriter writer = new(directory, adjust?.Invoke(options) ?? options);
        foreach (ReplayOperation operation in script)
            Step(writer, operation);
    }

    /// <summary>Apache Lucene's.</summary>
    /// <param name="folder">The index.</param>
    /// <param name="script">What to do.</param>
    /// <param name="compound">Whether new segments become compound files.</param>
    /// <param name="softDeletes">Field of soft deletes, for an index that has one.</param>
    public static void ByApacheLucene(string folder, IEnumerable<ReplayOperation> script, bool compound, string? softDeletes = null)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, script.Select(static o => o.ToJson()));
            OracleProcess.Run(["replay", "--script", file, "--out", folder, .. compound ? Array.Empty<string>() : ["--no-cfs"], .. softDeletes is null ? Array.Empty<string>() : ["--soft-deletes", softDeletes]]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Everything that Apache Lucene reads in an index that it finds clean, without the names of segments.</summary>
    public static string[] Inspect(string folder)
    {
        OracleResult result = OracleProcess.TryRun(["inspect", folder]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return [.. result.Output.Split('\n').Select(static line => line.StartsWith("segment\t", StringComparison.Ordinal) ? line[(line.IndexOf('\t', 8) + 1)..] : line)];
    }

    private static void Step(IndexWriter writer, ReplayOperation operation)
    {
        switch (operation.Op)
        {
            case "add":
                writer.AddDocument(DocumentOf(operation));
                break;
            case "update":
                writer.UpdateDocument(new Term(operation.Field!, operation.Value!), DocumentOf(operation));
                break;
            case "delete":
                writer.DeleteDocuments(new Term(operation.Field!, operation.Value!));
                break;
            case "commit":
                writer.Commit();
                break;
            default:
                writer.ForceMerge(operation.Segments);
                break;
        }
    }

    private static Document DocumentOf(ReplayOperation operation)
    {
        Document document = new();
        foreach (string[] field in operation.Fields!)
            document.Add(FieldOf(field[0], field[1], field[2]));
        return document;
    }

    private static Field FieldOf(string kind, string name, string value) => kind switch
    {
        "text" => new Field(name, FieldValue.Of(value), Text),
        "offsets" => new Field(name, FieldValue.Of(value), Offsets),
        "freqs" => new Field(name, FieldValue.Of(value), Freqs),
        "docs" => new Field(name, FieldValue.Of(value), Docs),
        "keyword" => Field.Keyword(name, value, stored: true),
        "string" => Field.Stored(name, FieldValue.Of(value)),
        "bytes" => Field.Stored(name, FieldValue.Of(Encoding.UTF8.GetBytes(value))),
        "int" => Field.Stored(name, FieldValue.Of(int.Parse(value, CultureInfo.InvariantCulture))),
        "long" => Field.Stored(name, FieldValue.Of(Long(value))),
        "float" => Field.Stored(name, FieldValue.Of(BitConverter.Int32BitsToSingle(int.Parse(value, CultureInfo.InvariantCulture)))),
        "double" => Field.Stored(name, FieldValue.Of(BitConverter.Int64BitsToDouble(Long(value)))),
        "numeric" => Field.DocValues(name, DocValuesType.Numeric, FieldValue.Of(Long(value))),
        "binary" => Field.DocValues(name, DocValuesType.Binary, FieldValue.Of(value)),
        "sorted" => Field.DocValues(name, DocValuesType.Sorted, FieldValue.Of(value)),
        "set" => Field.DocValues(name, DocValuesType.SortedSet, FieldValue.Of(value)),
        "numbers" => Field.DocValues(name, DocValuesType.SortedNumeric, FieldValue.Of(Long(value))),
        "point" => Field.Point(name, FieldValue.Of(Long(value))),
        "real" => Field.Point(name, FieldValue.Of(BitConverter.Int64BitsToDouble(Long(value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    private static long Long(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}

using System.CommandLine;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit lucene info</c>.</summary>
internal static class LuceneInfoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = LuceneCommand.Folder();
        var command = new Command("info", "Prints the commit, its segments and fields.\n\nExample:\n  summit lucene info index") { folder };
        command.SetAction(parsed => LuceneCommand.WithReader(parsed.GetValue(folder)!, reader =>
        {
            Print(terminal.Output, reader);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(TextWriter output, IndexReader reader)
    {
        output.WriteLine($"commit {reader.Commit.Generation}, written by Lucene {reader.Commit.Version}, {Counted.Of(reader.LiveCount, "document")}, {reader.MaxDoc - reader.LiveCount} deleted");
        foreach ((string key, string value) in reader.Commit.UserData.OrderBy(static d => d.Key, StringComparer.Ordinal)) output.WriteLine($"  {key} = {value}");
        foreach (SegmentReader segment in reader.Segments)
        {
            SegmentInfo info = segment.Info.Info;
            output.WriteLine($"segment {info.Name}: {Counted.Of(segment.MaxDoc, "document")}, {segment.MaxDoc - segment.LiveCount} deleted, {Counted.Of(info.Files.Count, "file")}{(info.IsCompound ? ", compound" : "")}");
            foreach (FieldInfo field in segment.Fields.OrderBy(static f => f.Number)) output.WriteLine("  " + Describe(field));
        }
    }

    private static string Describe(FieldInfo field)
    {
        var facts = new List<string> { $"{field.Number} {field.Name}" };
        if (field.IndexOptions != Lucene.Documents.IndexOptions.None) facts.Add($"indexed {field.IndexOptions}");
        if (field.HasNorms) facts.Add("norms");
        if (field.DocValuesType != Lucene.Documents.DocValuesType.None) facts.Add($"doc values {field.DocValuesType}");
        if (field.PointDimensions > 0) facts.Add($"points {field.PointDimensions} x {field.PointBytes} bytes");
        if (field.HasTermVectors) facts.Add("term vectors");
        return string.Join(", ", facts);
    }
}

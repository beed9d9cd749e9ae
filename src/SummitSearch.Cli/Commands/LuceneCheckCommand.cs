using System.CommandLine;
using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit lucene check</c>.</summary>
internal static class LuceneCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = LuceneCommand.Folder();
        var command = new Command("check", "Verifies every file, checksum and cross-reference; a line a fault.\n\nExample:\n  summit lucene check /var/lib/solr/data/index") { folder };
        command.SetAction((parsed, token) =>
        {
            using var directory = new FileSystemDirectory(parsed.GetValue(folder)!);
            IndexReport report = IndexChecker.Check(directory, token);
            foreach (IndexFault fault in report.Faults) terminal.Output.WriteLine(fault.ToString().ReplaceLineEndings(" "));
            terminal.Output.WriteLine($"{Counted.Of(report.Faults.Count, "fault")} in {Counted.Of(report.DocumentCount, "document")}, {Counted.Of(report.SegmentCount, "segment")}, commit {report.Generation}");
            return Task.FromResult(report.Faults.Count == 0 ? ExitCode.Done : ExitCode.Faults);
        });
        return command;
    }
}

using System.CommandLine;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit lucene</c>: looks into any index of Lucene 8.7's format.</summary>
internal static class LuceneCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("lucene", "Looks into any index of the Apache Lucene 8.7 format, ours or not.")
    {
        LuceneInfoCommand.Create(terminal),
        LuceneCheckCommand.Create(terminal),
        LuceneTermsCommand.Create(terminal),
        LuceneSearchCommand.Create(terminal),
    };

    /// <summary>The folder that every sub-command takes.</summary>
    public static Argument<string> Folder() => new("DIR") { Description = "Folder of the index." };

    /// <summary>Opens the last commit of a folder, lets something look at it, and closes it.</summary>
    /// <exception cref="CommandFailedException">There is no index.</exception>
    public static int WithReader(string folder, Func<IndexReader, int> use)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "segments_*").Any())
            throw new CommandFailedException(ExitCode.CouldNotRun, $"There is no index in '{folder}': it holds no file segments_N.");
        using var directory = new FileSystemDirectory(folder);
        using IndexReader reader = DirectoryReader.Open(directory);
        return use(reader);
    }
}

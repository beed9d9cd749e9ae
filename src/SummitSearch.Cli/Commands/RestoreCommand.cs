using System.CommandLine;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Commands;

/// <summary><c>summit restore</c>.</summary>
internal static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("DIR") { Description = "Folder that 'summit backup' wrote." };
        Option<string> index = CommonOptions.Index();
        var command = new Command("restore", "Puts a backup in the place of the index, after verifying it. The index must not be in use.\n\nExample:\n  summit restore /mnt/backup/index-monday") { source, index };
        command.SetAction(async (parsed, token) =>
        {
            string from = parsed.GetValue(source)!, to = parsed.GetValue(index)!;
            await VerifyAsync(terminal, from, token).ConfigureAwait(false);
            Replace(from, to);
            await terminal.Output.WriteLineAsync($"restored {to} from {from}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task VerifyAsync(Terminal terminal, string from, CancellationToken cancellationToken)
    {
        if (!CommonOptions.HoldsIndex(from)) throw new CommandFailedException(ExitCode.CouldNotRun, $"There is no backup in '{from}'. Name a folder that 'summit backup' wrote.");
        await using Summit backup = await CommonOptions.OpenAsync(from, cancellationToken).ConfigureAwait(false);
        CheckReport report = await backup.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (report.IsSound) return;
        CheckCommand.Print(terminal, report);
        throw new CommandFailedException(ExitCode.CouldNotRun, $"The backup in '{from}' is damaged; the index is left as it was.");
    }

    /// <summary>Copies beside the index, then swaps folders, so that a crash leaves the old index or the new one.</summary>
    private static void Replace(string from, string to)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        string fresh = target + ".restoring", old = target + ".replaced";
        using (new Lucene.Storage.FileSystemDirectory(target).ObtainWriteLock())
        {
            DeleteIfThere(fresh);
            DeleteIfThere(old);
            Directory.CreateDirectory(fresh);
            foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)));
            using var copy = new Lucene.Storage.FileSystemDirectory(fresh);
            copy.Sync(copy.ListFiles());
            copy.SyncMetadata();
            Directory.Move(target, old);
            Directory.Move(fresh, target);
        }
        DeleteIfThere(old);
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

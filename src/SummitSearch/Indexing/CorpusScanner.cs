using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>Finds the files of articles below folders, with their lengths and times, without opening any.</summary>
internal static class CorpusScanner
{
    /// <summary>All files of articles, in the order of their paths.</summary>
    /// <param name="paths">Folders and files. Of several, each gives its name to the paths below it, so that they do not collide.</param>
    /// <param name="cancellationToken">Looked at once per file.</param>
    /// <exception cref="DirectoryNotFoundException">A path does not exist.</exception>
    public static List<ScannedFile> Scan(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = new List<ScannedFile>();
        foreach (string path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            string prefix = paths.Count > 1 && Directory.Exists(full) ? Path.GetFileName(full) + "/" : "";
            if (File.Exists(full)) files.Add(ScannedFile.Of(Path.GetDirectoryName(full)!, new FileInfo(full), prefix));
            else if (Directory.Exists(full)) AddFolder(files, full, prefix, cancellationToken);
            else throw new DirectoryNotFoundException($"There is no '{path}'. Name a folder of articles, or a file.");
        }
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    private static void AddFolder(List<ScannedFile> files, string root, string prefix, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
        foreach (FileInfo file in new DirectoryInfo(root).EnumerateFiles("*", options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ArticleReader.IsArticlePath(Path.GetRelativePath(root, file.FullName)))
                files.Add(ScannedFile.Of(root, file, prefix));
        }
    }
}

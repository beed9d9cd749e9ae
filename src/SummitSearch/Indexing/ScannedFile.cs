namespace SummitSearch.Indexing;

/// <summary>A file of the corpus as the file system shows it.</summary>
/// <param name="Root">The folder that its path is relative to.</param>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Path">Path by which the index knows it, with forward slashes.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="ModifiedTicks">Time of the last change, in UTC ticks.</param>
internal readonly record struct ScannedFile(string Root, string FullPath, string Path, long Length, long ModifiedTicks)
{
    /// <summary>What the file system says of a file.</summary>
    public static ScannedFile Of(string root, FileInfo file, string prefix) => new(
        root, file.FullName, prefix + System.IO.Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), file.Length, file.LastWriteTimeUtc.Ticks);

    /// <summary>True if the notes of a file show beyond doubt that nothing changed since it was read.</summary>
    public bool IsSurely(CorpusFile known) =>
        known.Length == Length && known.ModifiedTicks == ModifiedTicks && known.ReadTicks - ModifiedTicks > TimeSpan.TicksPerSecond * 2;
}

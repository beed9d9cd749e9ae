using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Counts who needs each file of the index (the last commit, the writer's present state, snapshots) and deletes a file when nobody does.</summary>
/// <remarks>Not thread-safe: the owner's lock covers it.</remarks>
internal sealed class FileReferences(IndexDirectory directory)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undeleted = new(StringComparer.Ordinal);

    /// <summary>All files that a commit consists of, the commit file included.</summary>
    public static IEnumerable<string> FilesOf(Segments.SegmentInfos commit) =>
        commit.Segments.SelectMany(FilesOf).Append(IndexFileNames.Commit(commit.Generation));

    /// <summary>All files that a segment consists of in a commit: its own and those of its generations.</summary>
    public static IEnumerable<string> FilesOf(Segments.SegmentCommitInfo segment)
    {
        IEnumerable<string> files = segment.Info.Files.Concat(segment.FieldInfosFiles).Concat(segment.DocValuesFiles.Values.SelectMany(static f => f));
        return segment.DeletionsGeneration < 0 ? files : files.Append(LiveDocsFile.FileName(segment.Info.Name, segment.DeletionsGeneration));
    }

    /// <summary>Counts one more need for each file.</summary>
    public void Add(IEnumerable<string> files)
    {
        foreach (string file in files)
            _counts[file] = _counts.GetValueOrDefault(file) + 1;
    }

    /// <summary>Counts one need less for each file, and deletes those that nobody needs.</summary>
    public void Release(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            int count = _counts.GetValueOrDefault(file) - 1;
            if (count > 0)
            {
                _counts[file] = count;
                continue;
            }
            _counts.Remove(file);
            Delete(file);
        }
        RetryDeletes();
    }

    /// <summary>Deletes files that were written and then not needed, unless somebody needs them.</summary>
    public void DeleteUnneeded(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            if (!_counts.ContainsKey(file))
                Delete(file);
        }
    }

    /// <summary>Deletes what a crash or an abandoned writer left behind: every file that looks like an index's and that nobody needs.</summary>
    public void DeleteLeftovers()
    {
        DeleteUnneeded(directory.ListFiles().Where(static name =>
            name.StartsWith("segments", StringComparison.Ordinal)
            || name.StartsWith("pending_segments", StringComparison.Ordinal)
            || IndexFileNames.TryParseSegmentFile(name, out _)));
    }

    private void Delete(string file)
    {
        try
        {
            directory.DeleteFile(file);
        }
        catch (FileNotFoundException)
        {
            _undeleted.Remove(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some systems refuse as long as a reader has the file open. It is tried again, at the latest when the index is opened next.
            _undeleted.Add(file);
        }
    }

    private void RetryDeletes()
    {
        if (_undeleted.Count == 0)
            return;
        string[] again = [.. _undeleted];
        _undeleted.Clear();
        DeleteUnneeded(again);
    }
}

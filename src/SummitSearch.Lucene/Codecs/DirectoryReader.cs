using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Opens indexes for reading.</summary>
/// <remarks>Thread-safe.</remarks>
public static class DirectoryReader
{
    /// <summary>Opens the newest commit. Reads metadata only: the cost does not grow with the number of documents.</summary>
    /// <exception cref="FileNotFoundException">There is no index, or a file of it is missing.</exception>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    /// <exception cref="UnsupportedIndexFormatException">The index was written by another codec or version.</exception>
    public static IndexReader Open(IndexDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return SegmentInfosFile.OpenLatest(directory, infos => Open(directory, infos));
    }

    /// <summary>Opens the newest commit, or a view without segments where there is none.</summary>
    /// <inheritdoc cref="Open(IndexDirectory)"/>
    public static IndexReader OpenOrEmpty(IndexDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return directory.ListFiles().Any(static f => f.StartsWith(IndexFileNames.CommitPrefix, StringComparison.Ordinal))
            ? Open(directory)
            : new IndexReader(directory, new SegmentInfos(), [], static () => { });
    }

    /// <summary>Opens the newest commit if it is another one than a reader shows, else returns null; a look at the folder then is all it costs.</summary>
    /// <param name="current">A reader of the same directory; it stays open.</param>
    /// <exception cref="FileNotFoundException">A file of the newest commit is missing.</exception>
    /// <exception cref="CorruptIndexException">The newest commit is damaged.</exception>
    /// <exception cref="UnsupportedIndexFormatException">It was written by another codec or version.</exception>
    public static IndexReader? OpenIfChanged(IndexReader current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return SegmentInfosFile.LatestGeneration(current.Directory) == current.Commit.Generation ? null : Open(current.Directory);
    }

    /// <summary>Opens one commit, which must not be deleted meanwhile.</summary>
    internal static IndexReader Open(IndexDirectory directory, SegmentInfos commit)
    {
        List<CodecSegmentReader> readers = [];
        try
        {
            foreach (SegmentCommitInfo segment in commit.Segments)
                readers.Add(OpenSegment(directory, segment));
            return SegmentCore.OpenIndexReader(directory, commit, readers);
        }
        catch
        {
            foreach (CodecSegmentReader reader in readers)
                reader.Dispose();
            throw;
        }
    }

    private static CodecSegmentReader OpenSegment(IndexDirectory directory, SegmentCommitInfo segment)
    {
        FixedBitSet? live = segment.DeletionsGeneration < 0 ? null : LiveDocsFile.Read(directory, segment);
        SegmentCore core = SegmentCore.Open(directory, segment);
        try
        {
            return core.OpenReader(segment, live);
        }
        finally
        {
            core.Release();
        }
    }
}

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

    /// <summary>Opens the newest commit unless a reader shows it already. Segments that both have stay open once, and what caches know of them stays known: it costs what changed.</summary>
    /// <param name="current">A reader of an earlier commit of the directory; it stays as it is, and stays the caller's.</param>
    /// <returns>A reader of its own, or null if there is no newer commit.</returns>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="current"/> is closed.</exception>
    public static IndexReader? OpenIfChanged(IndexReader current)
    {
        ArgumentNullException.ThrowIfNull(current);
        using ReaderLease lease = current.Acquire();
        if (SegmentInfosFile.LatestGeneration(current.Directory) == current.Commit.Generation)
            return null;
        Dictionary<string, SegmentCore> shared = current.Segments.OfType<CodecSegmentReader>().ToDictionary(static s => KeyOf(s.Info), static s => s.Core);
        return SegmentInfosFile.OpenLatest(current.Directory, infos => Open(current.Directory, infos, shared));
    }

    /// <summary>Opens one commit, which must not be deleted meanwhile.</summary>
    internal static IndexReader Open(IndexDirectory directory, SegmentInfos commit, IReadOnlyDictionary<string, SegmentCore>? shared = null)
    {
        List<CodecSegmentReader> readers = [];
        try
        {
            foreach (SegmentCommitInfo segment in commit.Segments)
                readers.Add(OpenSegment(directory, segment, shared?.GetValueOrDefault(KeyOf(segment))));
            return SegmentCore.OpenIndexReader(directory, commit, readers);
        }
        catch
        {
            foreach (CodecSegmentReader reader in readers)
                reader.Dispose();
            throw;
        }
    }

    // The random id tells a segment from another of the same name in an index that was begun anew.
    private static string KeyOf(SegmentCommitInfo segment) => Convert.ToHexString(segment.Info.Id);

    private static CodecSegmentReader OpenSegment(IndexDirectory directory, SegmentCommitInfo segment, SegmentCore? shared)
    {
        FixedBitSet? live = segment.DeletionsGeneration < 0 ? null : LiveDocsFile.Read(directory, segment);
        if (shared is not null)
            return shared.OpenReader(segment, live);
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

using SummitSearch.Indexing;

namespace SummitSearch.Querying;

/// <summary>The seam behind which a search engine stands. Nothing above it knows which one.</summary>
/// <remarks>Searching is thread-safe; for writing see <see cref="IArticleStore"/>.</remarks>
internal interface IPassageIndex : IArticleStore
{
    /// <summary>The state as of the last commit; to be disposed.</summary>
    IPassageSnapshot OpenSnapshot();

    /// <summary>Looks for a newer commit, by another process; true if new snapshots show one.</summary>
    bool Refresh();

    /// <summary>Merges done since it was opened.</summary>
    long MergesDone { get; }

    /// <summary>Copies the last commit into an empty folder.</summary>
    /// <exception cref="IOException">The folder is not empty or cannot be written.</exception>
    void Backup(string path, CancellationToken cancellationToken);

    /// <summary>Reads all of the last commit and reports its faults.</summary>
    CheckReport Check(CancellationToken cancellationToken);
}

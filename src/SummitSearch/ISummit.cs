using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch;

/// <summary>An archive of news articles, searched by passage.</summary>
/// <remarks>
/// Thread-safe: any number of searches run beside one another and beside writing, each on the state of the index as of the last commit
/// before it began. Writers queue. After disposal every member throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public interface ISummit : IAsyncDisposable
{
    /// <summary>True while the schema or analysis of the index on disk is another one than this version's: searches are answered from it, and <see cref="SyncAsync"/> builds the new one.</summary>
    bool NeedsRebuild { get; }

    /// <summary>Names the state of the index that a search beginning now sees: the same request gives the same answer for as long as it stays. Fit for entity tags and cache keys.</summary>
    /// <remarks>Changes with every commit and every change of the synonyms; while articles are under embargo, every second, because an embargo ends without a commit. About forty characters of <c>[0-9a-f-]</c>.</remarks>
    string StateId { get; }

    /// <summary>How many times changes that were not committed have been lost since the archive was opened, because one of them could not be written; whoever made that one got an <see cref="UncommittedChangesLostException"/>.</summary>
    /// <remarks>Where several callers change an archive, the failure of one takes the uncommitted changes of all with it. Note this number before the first change, and compare it once the commit is done:
    /// if it is another one then, the changes may be lost, and are to be made again.</remarks>
    long Losses { get; }

    /// <summary>Adds an article or replaces the one with its id, unless that one has a higher version. Searchable after <see cref="CommitAsync"/>.</summary>
    /// <exception cref="ArgumentException">The article has no id, or neither title nor body.</exception>
    /// <exception cref="IndexInUseException">Another process writes to the index.</exception>
    Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default);

    /// <summary>Makes all changes so far durable and visible to searches that begin afterwards.</summary>
    /// <remarks>Changes that were lost before with another caller's (<see cref="Losses"/>) are not among them.</remarks>
    /// <exception cref="UncommittedChangesLostException">They could not be written, and are lost. Any other change may throw it too.</exception>
    /// <exception cref="IOException">They could not be made durable; the call may be repeated.</exception>
    Task CommitAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks for commits of another process that writes to the same index; true if searches that begin afterwards see one. Cheap where there is none: a look at the folder.</summary>
    /// <remarks>A process that only reads follows the one that writes by calling this now and then. Own commits are visible without it.</remarks>
    /// <exception cref="UnreadableIndexException">The newer commit is damaged; searches go on with the one before.</exception>
    Task<bool> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes an article; false if there is none with this id. Gone from searches after <see cref="CommitAsync"/>.</summary>
    Task<bool> DeleteAsync(string articleId, CancellationToken cancellationToken = default);

    /// <summary>Brings the index in step with the corpus: adds, replaces and removes what changed, nothing else; commits.</summary>
    /// <param name="request">What to read; null for <see cref="SummitOptions.CorpusPath"/>.</param>
    /// <param name="progress">Called now and then, and for every refused article.</param>
    /// <param name="cancellationToken">Ends the work; what was committed stays, and the next call goes on from there.</param>
    /// <exception cref="DirectoryNotFoundException">The corpus does not exist. Nothing is removed from the index.</exception>
    Task<SyncReport> SyncAsync(SyncRequest? request = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>The passages that answer a question, best first, with everything else at its default.</summary>
    /// <param name="query">A question or a few words.</param>
    /// <param name="k">Most passages to return, 1 to 1,000.</param>
    /// <param name="cancellationToken">Abandons the search.</param>
    Task<SearchResponse> SearchAsync(string query, int k = 10, CancellationToken cancellationToken = default);

    /// <summary>The passages that answer a request, best first.</summary>
    /// <exception cref="InvalidSearchRequestException">A value of the request is out of its range, or the query has a fault of syntax.</exception>
    Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>How what somebody has typed so far may go on: words, then frequent phrases and names, then headlines. Nothing that no visible article holds.</summary>
    /// <remarks>From four letters on a typo is forgiven where nothing begins as typed.</remarks>
    /// <param name="prefix">The text before the caret.</param>
    /// <param name="k">Most suggestions, 1 to 50.</param>
    /// <param name="cancellationToken">Abandons the work.</param>
    Task<IReadOnlyList<string>> SuggestAsync(string prefix, int k = 8, CancellationToken cancellationToken = default);

    /// <summary>Other articles about the same matter, nearest first; null if there is no visible article with this id.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="k">Most articles, 1 to 100.</param>
    /// <param name="cancellationToken">Abandons the work.</param>
    Task<RelatedArticles?> RelatedAsync(string articleId, int k = 5, CancellationToken cancellationToken = default);

    /// <summary>A whole article; null if there is none with this id that may be shown.</summary>
    Task<Article?> GetArticleAsync(string articleId, CancellationToken cancellationToken = default);

    /// <summary>Figures of the index as of the last commit.</summary>
    Task<IndexStatistics> StatsAsync(CancellationToken cancellationToken = default);

    /// <summary>Copies the index as of the last commit into an empty or new folder, while writing goes on. Where nothing was changed yet since opening, the first change waits for it.</summary>
    /// <exception cref="IOException">The folder is not empty or cannot be written.</exception>
    /// <exception cref="IndexInUseException">Another process writes to the index.</exception>
    Task BackupAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Reads every file of the index as of the last commit and reports its faults.</summary>
    Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default);
}

using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Server.Tests;

/// <summary>A library that can do nothing but what a test has it do.</summary>
internal abstract class StubSummit : ISummit
{
    public bool NeedsRebuild => false;

    public string StateId => "state";

    public virtual long Losses => 0;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public virtual Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task CommitAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SearchResponse> SearchAsync(string query, int k = 10, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> RefreshAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string articleId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SyncReport> SyncAsync(SyncRequest? request = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, int k = 8, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<RelatedArticles?> RelatedAsync(string articleId, int k = 5, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Article?> GetArticleAsync(string articleId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IndexStatistics> StatsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task BackupAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

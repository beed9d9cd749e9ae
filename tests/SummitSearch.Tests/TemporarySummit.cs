using SummitSearch.Articles;
using SummitSearch.Querying;

namespace SummitSearch.Tests;

/// <summary>A real index in a folder of its own, for tests from outside.</summary>
internal sealed class TemporarySummit : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-test").FullName;
    private Summit? _summit;

    /// <summary>The folder; the index lies in a folder below.</summary>
    public string Folder => _folder;

    /// <summary>The index.</summary>
    public Summit Summit => _summit ?? throw new InvalidOperationException("Open it first.");

    /// <summary>Opens the index with options, and puts articles in.</summary>
    public async Task OpenAsync(Action<SummitOptions>? configure = null, params Article[] articles)
    {
        var options = new SummitOptions { IndexPath = Path.Combine(_folder, "index") };
        configure?.Invoke(options);
        _summit = await Summit.OpenAsync(options);
        await PutAsync(articles);
    }

    /// <summary>Puts articles in and commits.</summary>
    public async Task PutAsync(params Article[] articles)
    {
        foreach (Article article in articles) await Summit.IndexAsync(article);
        await Summit.CommitAsync();
    }

    /// <summary>An article whose title says nothing.</summary>
    public static Article Text(string id, string body, string language = "en") => new() { Id = id, Title = "Untitled", Body = body, Language = language };

    /// <summary>The ids of the articles found, best first.</summary>
    public async Task<List<string>> FindAsync(string query) => [.. (await Summit.SearchAsync(query)).Passages.Select(static p => p.Article.Id)];

    /// <summary>The text of the best passage with its hits in brackets.</summary>
    public async Task<string> MarkAsync(string query, QuerySyntax syntax = QuerySyntax.Simple)
    {
        RankedPassage passage = (await Summit.SearchAsync(new SearchRequest { Query = query, Syntax = syntax, K = 1 })).Passages[0];
        string marked = passage.Text;
        foreach (var range in passage.Highlights.Reverse()) marked = $"{marked[..range.Start]}[{marked[range.Start..range.End]}]{marked[range.End..]}";
        return marked;
    }

    public async ValueTask DisposeAsync()
    {
        if (_summit is not null) await _summit.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

using SummitSearch;
using SummitSearch.Articles;
using SummitSearch.Querying;

var article = new Article
{
    Id = "chips",
    Title = "Allies agree on chips",
    Body = "The two countries will watch over semiconductor supply chains together, the ministers said on Wednesday.",
};

await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = "index" });
await summit.IndexAsync(article);                          // add or replace, by id
await summit.CommitAsync();                                // durable when it returns
SearchResponse r = await summit.SearchAsync("semiconductor supply chains", k: 5);
foreach (RankedPassage p in r.Passages) Console.WriteLine($"{p.Score:F3} {p.Article.Title}: {p.Text}");

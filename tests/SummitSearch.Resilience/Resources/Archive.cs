using System.Globalization;
using SummitSearch.Articles;
using SummitSearch.Indexing;

namespace SummitSearch.Resilience.Resources;

/// <summary>Short ways to fill and to look at an archive.</summary>
internal static class Archive
{
    /// <summary>Opens one with a small buffer.</summary>
    public static Task<Summit> OpenAsync(string folder) => Summit.OpenAsync(new SummitOptions { IndexPath = folder, RamBufferMegabytes = 1 });

    /// <summary>An article whose text depends on its number alone and that no compression makes small.</summary>
    public static Article Article(int number, int words = 200)
    {
        Random random = new(number);
        return new Article
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"a{number}"),
            Title = string.Create(CultureInfo.InvariantCulture, $"Report number {number}"),
            Body = string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(int.MaxValue).ToString("x", CultureInfo.InvariantCulture))) + ".",
            Language = "en",
        };
    }

    /// <summary>Adds articles and commits.</summary>
    public static async Task AddAsync(this Summit summit, int from, int count)
    {
        for (int number = from; number < from + count; number++)
            await summit.IndexAsync(Article(number));
        await summit.CommitAsync();
    }

    /// <summary>A fresh look at a folder: it is sound and holds exactly so many articles, from number 0 on, each as it was written.</summary>
    public static async Task AssertHoldsAsync(string folder, int count)
    {
        await using Summit summit = await OpenAsync(folder);
        CheckReport report = await summit.CheckAsync();
        Assert.True(report.IsSound, string.Join('\n', report.Faults));
        Assert.Equal(count, (await summit.StatsAsync()).Articles);
        for (int number = 0; number < count; number++)
            Assert.Equal(Article(number).Body, (await summit.GetArticleAsync(Article(number).Id))?.Body);
    }
}

using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>The two real newspaper reports, dropped in as they came off the web: alone, and among the sample articles on the same event.</summary>
public sealed class SummitReportsTests : IDisposable
{
    private const string Treaty = "Senkakus are covered by Article 5";
    private const string Headquarters = "end of March 2025";
    private const string Repairs = "repairs of U.S. Navy warships";
    private const string Moon = "first non-American to";

    // The four questions that the project was asked, and other ways to ask them.
    private static readonly (string Question, string Answer)[] Expected =
    [
        ("Which treaty article covers the Senkaku Islands?", Treaty),
        ("which article of the treaty covers the Senkakus", Treaty),
        ("Are the Senkakus covered by the Japan-U.S. security treaty?", Treaty),
        ("joint headquarters by March 2025", Headquarters),
        ("When will Japan establish a joint headquarters?", Headquarters),
        ("by when is the joint headquarters to be established", Headquarters),
        ("who repairs US Navy warships", Repairs),
        ("Who will repair U.S. Navy warships?", Repairs),
        ("private companies repairing Navy vessels", Repairs),
        ("first non-American on the Moon", Moon),
        ("Who will be the first non-American on the Moon?", Moon),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("summit-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact]
    public Task EveryQuestion_IsAnsweredByOneOfTheFirstTwoPassages() => AssertAnsweredAsync(SharedData.Path("summit-reports"));

    [SharedDataFact]
    public Task EveryQuestion_IsAnsweredByTheReports_AmongTheSampleArticles() => AssertAnsweredAsync(Repository.Corpus, SharedData.Path("summit-reports"));

    private async Task AssertAnsweredAsync(params string[] paths)
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        SyncReport report = await summit.SyncAsync(new SyncRequest { Paths = paths });
        Assert.Equal(0, report.Refused);
        foreach ((string question, string answer) in Expected)
        {
            SearchResponse response = await summit.SearchAsync(question, 2);
            Assert.True(response.Passages.Any(p => p.Text.Contains(answer, StringComparison.Ordinal)), $"{question}: {string.Join(", ", response.Passages.Select(static p => p.Id))}");
        }
    }
}

using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>The two real newspaper reports, dropped in as they came off the web.</summary>
public sealed class SummitReportsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact]
    public async Task EveryQuestion_IsAnsweredByOneOfTheFirstTwoPassages()
    {
        (string Question, string Answer)[] expected =
        [
            ("Which treaty article covers the Senkaku Islands?", "Article 5 of the 1960"),
            ("joint headquarters by March 2025", "end of March 2025"),
            ("who repairs US Navy warships", "warships"),
            ("first non-American on the Moon", "first non-American to"),
        ];
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        SyncReport report = await summit.SyncAsync(new SyncRequest { Paths = [SharedData.Path("summit-reports")] });
        Assert.Equal(2, report.Added);
        foreach ((string question, string answer) in expected)
        {
            SearchResponse response = await summit.SearchAsync(question, 2);
            Assert.Contains(response.Passages, p => p.Text.Contains(answer, StringComparison.Ordinal));
        }
    }
}

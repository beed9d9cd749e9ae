using SummitSearch.Articles;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>Facet counts and date histograms of a real index, against counting by hand.</summary>
public sealed class FacetTests : IAsyncLifetime
{
    private static readonly string[] Zones = ["UTC", "America/New_York", "Asia/Tokyo", "Europe/Berlin", "Asia/Kolkata", "America/Havana"];

    private readonly TemporarySummit _summit = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Fact]
    public async Task RandomFilters_CountsEqualCountingByHand()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        Article[] articles = [.. Enumerable.Range(0, 150).Select(i => RandomArticle(random, i))];
        await _summit.OpenAsync(null, articles[..70]);
        await _summit.PutAsync(articles[70..]);
        // Deleted and replaced articles must not count.
        await _summit.Summit.DeleteAsync(articles[3].Id);
        articles[5] = articles[5] with { Source = "Source 9", Tags = ["Tag 9"] };
        await _summit.PutAsync(articles[5]);
        Article[] present = [.. articles.Where(static (_, i) => i != 3)];
        for (int round = 0; round < 60; round++)
        {
            SearchRequest request = RandomRequest(random);
            SearchFacets facets = (await _summit.Summit.SearchAsync(request)).Facets!;
            foreach (FacetCounts counted in facets.Fields)
            {
                string[] expected = [.. present.Where(a => Fits(a, request, counted.Field)).SelectMany(a => ValuesOf(a, counted.Field)).CountBy(static v => v)
                    .OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")];
                Assert.True(expected.SequenceEqual(counted.Values.Select(static v => $"{v.Value}={v.Count}")), $"new Random({seed}), round {round}, {counted.Field}: expected {string.Join(' ', expected)}, was {string.Join(' ', counted.Values)}");
                Assert.All(counted.Values, v => Assert.Equal(request.Filters.Of(counted.Field).Contains(v.Value, StringComparer.OrdinalIgnoreCase), v.Selected));
            }
            TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(request.Facets!.DateHistogram!.TimeZone);
            string[] days = [.. present.Where(a => Fits(a, request, null) && a.PublishedAt is not null).CountBy(a => TimeZoneInfo.ConvertTime(a.PublishedAt!.Value, zone).ToString("yyyy-MM-dd")).OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Key}={c.Value}")];
            Assert.True(days.SequenceEqual(facets.Dates!.Select(static b => $"{b.Start:yyyy-MM-dd}={b.Count}")), $"new Random({seed}), round {round}, days in {zone.Id}");
        }
    }

    /// <summary>Clocks that go back over midnight make a day of two pieces; times before 1970 and around it are negative and small.</summary>
    [Theory]
    [InlineData("America/St_Johns", "2006-10-29T00:00:00Z")]
    [InlineData("America/Havana", "2024-11-03T00:00:00Z")]
    [InlineData("Europe/Berlin", "1970-01-01T00:00:00Z")]
    [InlineData("UTC", "1969-12-31T12:00:00Z")]
    [InlineData("Asia/Kolkata", "1931-07-14T00:00:00Z")]
    public async Task Days_TimesAroundOddMidnights_EqualCountingByHand(string zoneId, string around)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        DateTimeOffset first = DateTimeOffset.Parse(around, System.Globalization.CultureInfo.InvariantCulture).AddHours(-8);
        DateTimeOffset[] times = [.. Enumerable.Range(0, 200).Select(i => first.AddMinutes(7.25 * i)), .. Enumerable.Range(0, 120).Select(i => first.AddHours(10.25).AddSeconds(20 * i))];
        await _summit.OpenAsync(null, [.. times.Select(static (t, i) => new Article { Id = $"t{i}", Title = "Untitled", Body = "Text.", PublishedAt = t })]);
        string[] expected = [.. times.CountBy(t => TimeZoneInfo.ConvertTime(t, zone).ToString("yyyy-MM-dd")).OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Key}={c.Value}")];
        Assert.Equal(expected, (await BucketsAsync(DateInterval.Day, zoneId)).Select(static b => $"{b.Start:yyyy-MM-dd}={b.Count}"));
    }

    [Fact]
    public async Task NoTimeLeft_CountsNothingAndIsPartial()
    {
        await _summit.OpenAsync(null, [.. Enumerable.Range(0, 40).Select(static i => RandomArticle(new Random(i), i))]);
        foreach (SearchFilters filters in new[] { new SearchFilters(), new SearchFilters { Source = ["Source 1"] } })
        {
            SearchResponse late = await _summit.Summit.SearchAsync(new SearchRequest
            {
                Query = "text",
                Filters = filters,
                Facets = new FacetRequest { Fields = ["source", "tag"], DateHistogram = new DateHistogramRequest() },
                Timeout = TimeSpan.FromTicks(1),
            });
            Assert.True(late.Partial);
            Assert.All(late.Facets!.Fields, static f => Assert.Empty(f.Values));
            Assert.Empty(late.Facets.Dates!);
        }
    }

    [Theory]
    [InlineData("America/New_York", "2024-03-10T04:59:59Z", "2024-03-09T00:00:00-05:00")]
    [InlineData("America/New_York", "2024-03-10T05:00:00Z", "2024-03-10T00:00:00-05:00")]
    [InlineData("America/New_York", "2024-03-11T03:59:59Z", "2024-03-10T00:00:00-05:00")]
    [InlineData("America/New_York", "2024-03-11T04:00:00Z", "2024-03-11T00:00:00-04:00")]
    [InlineData("America/New_York", "2024-11-04T04:59:59Z", "2024-11-03T00:00:00-04:00")]
    [InlineData("America/New_York", "2024-11-04T05:00:00Z", "2024-11-04T00:00:00-05:00")]
    [InlineData("Asia/Tokyo", "2024-04-09T15:00:00Z", "2024-04-10T00:00:00+09:00")]
    // There midnight comes twice: the day begins with the first.
    [InlineData("America/Havana", "2024-11-03T04:30:00Z", "2024-11-03T00:00:00-04:00")]
    [InlineData("America/Havana", "2024-11-03T05:30:00Z", "2024-11-03T00:00:00-04:00")]
    public async Task Days_BeginAtMidnightOfTheZone(string zone, string published, string day)
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", "Text.") with { PublishedAt = DateTimeOffset.Parse(published) });
        DateBucket bucket = Assert.Single(await BucketsAsync(DateInterval.Day, zone));
        Assert.Equal(DateTimeOffset.Parse(day), bucket.Start);
        Assert.Equal(DateTimeOffset.Parse(day).Offset, bucket.Start.Offset);
    }

    [Theory]
    [InlineData(DateInterval.Week, "2024-04-08")]
    [InlineData(DateInterval.Month, "2024-04-01")]
    [InlineData(DateInterval.Year, "2024-01-01")]
    public async Task LongerIntervals_BeginWithTheirFirstDay(DateInterval interval, string first)
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", "Text.") with { PublishedAt = DateTimeOffset.Parse("2024-04-14T22:00:00Z") });
        Assert.Equal(first, Assert.Single(await BucketsAsync(interval, "Europe/London")).Start.ToString("yyyy-MM-dd"));
    }

    private async Task<IReadOnlyList<DateBucket>> BucketsAsync(DateInterval interval, string zone) =>
        (await _summit.Summit.SearchAsync(new SearchRequest { Facets = new FacetRequest { DateHistogram = new DateHistogramRequest { Interval = interval, TimeZone = zone } } })).Facets!.Dates!;

    private static Article RandomArticle(Random random, int number)
    {
        string? One(string what) => random.Next(6) == 0 ? null : $"{what} {random.Next(4)}";
        string[] Some(string what) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"{what} {random.Next(5)}").Distinct()];
        return new Article
        {
            Id = $"a{number}",
            Title = $"Number {number}",
            Body = random.Next(2) == 0 ? $"Ships of {number}." : $"Planes of {number}.",
            Source = One("Source"),
            Section = One("Section"),
            Language = random.Next(2) == 0 ? "en" : "en-GB",
            Tags = Some("Tag"),
            Authors = Some("Author"),
            People = Some("Person"),
            Places = Some("Place"),
            Organisations = Some("Organisation"),
            PublishedAt = random.Next(8) == 0 ? null : new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(60 * 24 * 30)),
        };
    }

    private static SearchRequest RandomRequest(Random random)
    {
        string[] Some(string what) => random.Next(3) > 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(2) == 0 ? $"{what} {random.Next(5)}" : $"{what.ToUpperInvariant()} {random.Next(5)}")];
        return new SearchRequest
        {
            Query = random.Next(3) switch { 0 => "ships", 1 => "ships planes", _ => "" },
            Filters = new SearchFilters { Source = Some("Source"), Section = Some("Section"), Tag = Some("Tag"), Author = Some("Author"), People = Some("Person"), Place = Some("Place"), Organisation = Some("Organisation") },
            Facets = new FacetRequest { Fields = FacetRequest.AllFields, Limit = 1000, DateHistogram = new DateHistogramRequest { Interval = DateInterval.Day, TimeZone = Zones[random.Next(Zones.Length)] } },
        };
    }

    /// <summary>Whether an article passes all filters but that of one field, and has a word of the query.</summary>
    private static bool Fits(Article article, SearchRequest request, string? except) =>
        (request.Query.Length == 0 || request.Query.Split(' ').Any(word => article.Body.Contains(word, StringComparison.OrdinalIgnoreCase)))
        && FacetRequest.AllFields.All(field => field == except || request.Filters.Of(field).Count == 0 || ValuesOf(article, field).Intersect(request.Filters.Of(field), StringComparer.OrdinalIgnoreCase).Any());

    private static IEnumerable<string> ValuesOf(Article article, string field) => field switch
    {
        "source" => OneOrNone(article.Source),
        "section" => OneOrNone(article.Section),
        "language" => OneOrNone(article.Language),
        "tag" => article.Tags,
        "author" => article.Authors,
        "people" => article.People,
        "place" => article.Places,
        _ => article.Organisations,
    };

    private static string[] OneOrNone(string? value) => value is null ? [] : [value];
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SummitSearch.Querying;
using SummitSearch.Server.Endpoints;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Parameters that belong together.</summary>
public sealed class SearchParametersTests
{
    [Theory]
    [InlineData("facetLimit=3")]
    [InlineData("timeZone=Asia/Tokyo")]
    [InlineData("facets=&dateHistogram=&facetLimit=3&timeZone=Asia/Tokyo")]
    public void Bind_SettingsOfCountsAlone_CountNothing(string query) => Assert.Null(Bind(query).Facets);

    [Theory]
    [InlineData("dateHistogram=year&timeZone=Asia/Tokyo&facets=source,section&facets=tag&facetLimit=3")]
    [InlineData("facetLimit=3&facets=source,section&facets=tag&timeZone=Asia/Tokyo&dateHistogram=year")]
    public void Bind_Counts_InAnyOrder(string query)
    {
        FacetRequest facets = Bind(query).Facets!;
        Assert.Equal(["source", "section", "tag"], facets.Fields);
        Assert.Equal(3, facets.Limit);
        Assert.Equal(new DateHistogramRequest { Interval = DateInterval.Year, TimeZone = "Asia/Tokyo" }, facets.DateHistogram);
    }

    [Fact]
    public void Bind_FieldsWithATimeZone_AreCountedWithoutAHistogram() => Assert.Null(Bind("facets=source&timeZone=Asia/Tokyo").Facets!.DateHistogram);

    [Fact]
    public void Bind_EmptyValues_AreDefaults() => Assert.Equal(new SearchRequest(), Bind("q=&k=&sort=&highlight=&timeout=&cursor=&halfLifeDays="));

    private static SearchRequest Bind(string query) => SearchParameters.Bind(new QueryCollection(QueryHelpers.ParseQuery(query)));
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SummitSearch.Querying;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary><c>/search</c> and <c>/suggest</c>.</summary>
internal static class SearchEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", static (HttpContext context, ISummit summit, ServerOptions options) =>
                SearchOnceAsync(SearchParameters.Bind(context.Request.Query), summit, options.Limits, context))
            .WithName("search").WithSummary("Ranked passages that answer a question.").Produces<SearchResponse>().Produces(304).ProducesProblem(400);

        routes.MapPost("/search", static async (HttpContext context, ISummit summit, ServerOptions options) =>
                await SearchAsync(await ReadAsync(context), summit, options.Limits, context))
            .WithName("searchByDocument").WithSummary("The same, with the request as JSON.").Accepts<SearchRequest>("application/json").Produces<SearchResponse>().ProducesProblem(400);

        routes.MapGet("/suggest", SuggestAsync)
            .WithName("suggest").WithSummary("Completions of what was typed so far.").Produces<Suggestions>().ProducesProblem(400);
    }

    private static async Task<SearchRequest> ReadAsync(HttpContext context)
    {
        RequestParameters.RefuseOthers(context.Request.Query);
        if (!context.Request.HasJsonContentType())
            throw new RequestProblemException(StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedMediaType, "Send the request as application/json.");
        return await JsonSerializer.DeserializeAsync<SearchRequest>(context.Request.Body, SummitJson.Options, context.RequestAborted)
            ?? throw new JsonException("null is no search request.");
    }

    /// <summary>Spares the search if the caller has the answer already: it stays the same until the next commit.</summary>
    private static async Task<IResult> SearchOnceAsync(SearchRequest request, ISummit summit, ServerLimits limits, HttpContext context)
    {
        // Named before the search, so that a commit in between makes the tag too old rather than the answer.
        // Ages count in whole hours, so that an answer that goes by them lasts for one.
        string hour = request.HalfLifeDays is null ? "" : $"\n{DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 3600}";
        byte[] asked = SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Request.QueryString.Value}\n{summit.StateId}{hour}"));
        if (Answer.IsKnown(context, $"W/\"{Convert.ToHexStringLower(asked.AsSpan(0, 12))}\""))
            return Answer.NotModified;
        return await SearchAsync(request, summit, limits, context);
    }

    private static async Task<IResult> SearchAsync(SearchRequest request, ISummit summit, ServerLimits limits, HttpContext context)
    {
        if (request.Query is { } query)
            RequestParameters.RefuseIfLonger(query, limits.MaxQueryLength);
        if (request.K > limits.MaxK)
            throw new RequestProblemException(StatusCodes.Status422UnprocessableEntity, ProblemCode.TooManyPassages, $"{request.K:N0} passages were asked for; at most {limits.MaxK:N0} are allowed.", "k");
        context.Response.Headers.CacheControl = "private, no-cache";
        SearchResponse response = await summit.SearchAsync(request, context.RequestAborted);
        if (response.Partial)
            context.Response.Headers.ETag = default;
        return Answer.Json(response);
    }

    private static async Task<IResult> SuggestAsync(HttpContext context, ISummit summit, ServerOptions options)
    {
        IQueryCollection query = context.Request.Query;
        RequestParameters.RefuseOthers(query, "q", "k");
        string text = query["q"].ToString();
        RequestParameters.RefuseIfLonger(text, options.Limits.MaxQueryLength);
        int k = RequestParameters.Integer(query, "k", 8, 1, 50);
        context.Response.Headers.CacheControl = "private, max-age=30";
        return Answer.Json(new Suggestions(await summit.SuggestAsync(text, k, context.RequestAborted)));
    }
}

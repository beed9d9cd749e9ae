using System.Text.Json;
using SummitSearch.Querying;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;

namespace SummitSearch.Server.Endpoints;

/// <summary><c>/search</c> and <c>/suggest</c>.</summary>
internal static class SearchEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes, Gatekeeper gate)
    {
        ISummit summit = routes.ServiceProvider.GetRequiredService<ISummit>();
        ServerLimits limits = routes.ServiceProvider.GetRequiredService<ServerOptions>().Limits;
        routes.MapGet("/search", gate.Guard(AccessScope.Read, context => SearchOnceAsync(SearchParameters.Bind(context.Request.Query), summit, limits, context)))
            .WithName("search").WithSummary("Ranked passages that answer a question.").Produces<SearchResponse>().Produces(304).ProducesProblem(400);

        routes.MapPost("/search", gate.Guard(AccessScope.Read, async context => await SearchAsync(await ReadAsync(context), summit, limits, context)))
            .WithName("searchByDocument").WithSummary("The same, with the request as JSON.").Accepts<SearchRequest>("application/json").Produces<SearchResponse>().ProducesProblem(400);

        routes.MapGet("/suggest", gate.Guard(AccessScope.Read, context => SuggestAsync(context, summit, limits)))
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
        string hour = request.HalfLifeDays is null ? "" : $".{DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 3600:x}";
        if (Answer.IsKnown(context, $"W/\"{summit.StateId}{hour}.{Mark(context.Request.QueryString.Value):x16}\""))
            return Answer.NotModified;
        return await SearchAsync(request, summit, limits, context);
    }

    /// <summary>Tells the answers to different questions apart (FNV-1a over UTF-16 code units). A tag only stands for its own address, so it need not withstand anybody.</summary>
    private static ulong Mark(string? query)
    {
        ulong mark = 0xcbf29ce484222325;
        foreach (char c in query ?? "")
            mark = (mark ^ c) * 0x100000001b3;
        return mark;
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

    private static async Task<IResult> SuggestAsync(HttpContext context, ISummit summit, ServerLimits limits)
    {
        IQueryCollection query = context.Request.Query;
        RequestParameters.RefuseOthers(query, "q", "k");
        string text = query["q"].ToString();
        RequestParameters.RefuseIfLonger(text, limits.MaxQueryLength);
        int k = RequestParameters.Integer(query, "k", 8, 1, 50);
        context.Response.Headers.CacheControl = "private, max-age=30";
        return Answer.Json(new Suggestions(await summit.SuggestAsync(text, k, context.RequestAborted)));
    }
}

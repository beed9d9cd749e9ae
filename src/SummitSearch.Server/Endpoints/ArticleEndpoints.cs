using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;

namespace SummitSearch.Server.Endpoints;

/// <summary><c>/articles</c>: reading, adding, replacing, deleting.</summary>
internal static class ArticleEndpoints
{
    private const string Pattern = "/articles/{**id}";

    /// <summary>Maps the endpoints.</summary>
    public static void MapArticles(this IEndpointRouteBuilder routes, Gatekeeper gate)
    {
        IServiceProvider services = routes.ServiceProvider;
        ISummit summit = services.GetRequiredService<ISummit>();
        ServerOptions options = services.GetRequiredService<ServerOptions>();
        CommitGroup commits = services.GetRequiredService<CommitGroup>();
        ArticleReader reader = services.GetRequiredService<ArticleReader>();
        IHostApplicationLifetime lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        routes.MapGet(Pattern, gate.Guard(AccessScope.Read, context => GetAsync(context, summit))).WithName("article").WithSummary("A whole article; with /related behind the id, other articles about the same matter.").Produces<Article>().ProducesProblem(404);
        routes.MapPut(Pattern, gate.Guard(AccessScope.Write, context => PutAsync(context, summit, reader, commits, options))).WithName("putArticle").WithSummary("Adds or replaces an article. Durable and searchable when it answers.").Accepts<Article>("application/json").Produces<RowResult>().ProducesProblem(422);
        routes.MapDelete(Pattern, gate.Guard(AccessScope.Write, context => DeleteAsync(context, summit, commits))).WithName("deleteArticle").WithSummary("Removes an article.").Produces(204).ProducesProblem(404);
        routes.MapPost("/articles", gate.Guard(AccessScope.Write, context => BulkUpload.RunAsync(context, summit, reader, commits, options, lifetime.ApplicationStopping))).WithName("postArticles").WithSummary("Adds or replaces many articles: JSON lines in, a result for each line out.")
            .WithDescription("A row of the answer is an acknowledgement: it is written after the commit that holds its article was synced to disk, so an article whose row says added, updated or unchanged survives a crash and a power cut and is found by every search that begins afterwards. Rows without an answer may or may not be there after a crash: send them again, it does no harm. Rows are answered in order, together with those of their commit. If the upload has to end early (too long, a line too long, the index cannot be written to, the server stops), the last row says so.")
            .Accepts<Article>("application/x-ndjson").Produces<RowResult>(200, "application/x-ndjson");
    }

    private static async Task<IResult> GetAsync(HttpContext context, ISummit summit)
    {
        (string id, bool wantsRelated) = ArticlePath.Parse(context);
        if (wantsRelated)
        {
            RequestParameters.RefuseOthers(context.Request.Query, "k");
            int k = RequestParameters.Integer(context.Request.Query, "k", 5, 1, 100);
            RelatedArticles related = await summit.RelatedAsync(id, k, context.RequestAborted) ?? throw NotFound(id);
            return Answer.Tagged(context, related);
        }
        RequestParameters.RefuseOthers(context.Request.Query);
        return Answer.Tagged(context, await summit.GetArticleAsync(id, context.RequestAborted) ?? throw NotFound(id));
    }

    private static async Task<IResult> PutAsync(HttpContext context, ISummit summit, ArticleReader reader, CommitGroup commits, ServerOptions options)
    {
        (string id, _) = ArticlePath.Parse(context);
        RequestParameters.RefuseOthers(context.Request.Query);
        if (!context.Request.HasJsonContentType())
            throw new RequestProblemException(StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedMediaType, "Send the article as application/json.");
        byte[] body = await ReadBodyAsync(context.Request, options.Limits.MaxBodyBytes, context.RequestAborted);
        ArticleResult result = reader.ReadJson(body, id);
        if (!result.IsArticle)
            throw new RequestProblemException(StatusCodes.Status422UnprocessableEntity, ProblemCode.ArticleRefused, result.Refusal.Reason);
        if (result.Article.Id != id)
            throw new RequestProblemException(StatusCodes.Status422UnprocessableEntity, ProblemCode.ArticleRefused, $"The article calls itself '{result.Article.Id}', the address '{id}'. Make them agree, or leave the id out of the article.");
        long losses = summit.Losses;
        IndexOutcome outcome = await summit.IndexAsync(result.Article, context.RequestAborted);
        await commits.CommitAsync(losses);
        return Answer.Json(new RowResult(1, id, outcome.ToString().ToLowerInvariant()));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, ISummit summit, CommitGroup commits)
    {
        (string id, _) = ArticlePath.Parse(context);
        RequestParameters.RefuseOthers(context.Request.Query);
        long losses = summit.Losses;
        if (!await summit.DeleteAsync(id, context.RequestAborted))
            throw NotFound(id);
        await commits.CommitAsync(losses);
        return Results.NoContent();
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[64 << 10];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > limit)
                throw new RequestProblemException(StatusCodes.Status413PayloadTooLarge, ProblemCode.BodyTooLarge, $"The article is longer than {limit:N0} bytes.");
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static RequestProblemException NotFound(string id) =>
        new(StatusCodes.Status404NotFound, ProblemCode.NotFound, $"There is no article '{(id.Length <= 200 ? id : id[..200])}', or it may not be shown.");
}

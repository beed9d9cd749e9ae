using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace SummitSearch.Server.Problems;

/// <summary>Writes problem documents (RFC 9457) with a <c>code</c>.</summary>
internal static class Problem
{
    /// <summary>The document.</summary>
    public static ProblemDetails Create(int status, string code, string detail, string? parameter = null, int? position = null)
    {
        ProblemDetails problem = new() { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        problem.Extensions["code"] = code;
        if (parameter is not null)
            problem.Extensions["parameter"] = parameter;
        if (position is not null)
            problem.Extensions["position"] = position;
        return problem;
    }

    /// <summary>Answers with a problem document unless the answer has begun.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        if (context.Response.HasStarted)
            return Task.CompletedTask;
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, Querying.SummitJson.Options, "application/problem+json", context.RequestAborted);
    }

    /// <summary>What to say of a status that the framework set without a body.</summary>
    public static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address. /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "The address does not take this method; the header Allow names those that it takes.",
        StatusCodes.Status415UnsupportedMediaType => "The address takes no body of this content type. Search requests and single articles are application/json, bulk uploads application/x-ndjson.",
        _ => "The request was not understood.",
    };

    /// <summary>The usual code of a status that the framework set without a body.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemCode.KeyRequired,
        StatusCodes.Status403Forbidden => ProblemCode.Forbidden,
        StatusCodes.Status404NotFound => ProblemCode.NotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemCode.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ProblemCode.BodyTooLarge,
        StatusCodes.Status414UriTooLong => ProblemCode.QueryTooLong,
        StatusCodes.Status415UnsupportedMediaType => ProblemCode.UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests => ProblemCode.RateLimited,
        StatusCodes.Status503ServiceUnavailable => ProblemCode.Unavailable,
        >= 500 => ProblemCode.Internal,
        _ => ProblemCode.BadRequest,
    };
}

using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Server.Problems;

/// <summary>Turns whatever a request handler throws into a problem document. No text of an unexpected error, and no stack trace, leaves the server.</summary>
internal sealed partial class ExceptionToProblem(ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }
        ProblemDetails problem = Of(exception, httpContext.Request);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogFault(log, exception, httpContext.Request.Method, httpContext.Request.Path);
        await Problem.WriteAsync(httpContext, problem);
        return true;
    }

    private static ProblemDetails Of(Exception exception, HttpRequest request) => exception switch
    {
        RequestProblemException p => Problem.Create(p.Status, p.Code, p.Message, p.Parameter),
        InvalidSearchRequestException i => Problem.Create(StatusCodes.Status400BadRequest, i.Position is null ? ProblemCode.InvalidParameter : ProblemCode.InvalidQuery, i.Message, NameOf(i.Parameter, request), i.Position),
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        BadHttpRequestException b => Problem.Create(b.StatusCode, Problem.CodeOf(b.StatusCode), b.Message),
        JsonException json => OfJson(json),
        UncommittedChangesLostException lost => Problem.Create(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, lost.Message),
        IndexInUseException inUse => Problem.Create(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, inUse.Message),
        _ => Problem.Create(StatusCodes.Status500InternalServerError, ProblemCode.Internal, "The server met an unexpected fault and has logged it."),
    };

    // The query is a property of a JSON request, and a parameter with a shorter name of an address.
    private static string? NameOf(string? property, HttpRequest request) => property is "query" && HttpMethods.IsGet(request.Method) ? "q" : property;

    private static ProblemDetails OfJson(JsonException json)
    {
        // System.Text.Json names an unmapped property only in its message.
        const string Unmapped = "The JSON property '";
        if (json.Message.StartsWith(Unmapped, StringComparison.Ordinal) && json.Message.IndexOf('\'', Unmapped.Length) is > 0 and int end)
        {
            string name = json.Message[Unmapped.Length..end];
            return Problem.Create(StatusCodes.Status400BadRequest, ProblemCode.UnknownParameter, $"There is no property '{name}'.", name);
        }
        string where = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1}, at {json.Path ?? "$"})" : "";
        return Problem.Create(StatusCodes.Status400BadRequest, ProblemCode.InvalidJson, $"The body is not JSON of the expected form{where}.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFault(ILogger log, Exception fault, string method, string path);
}

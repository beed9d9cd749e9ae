using System.Security.Cryptography;
using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Answers in the one JSON form of the library.</summary>
internal static class Answer
{
    /// <summary>Content type of answers.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>A value as JSON.</summary>
    public static IResult Json<T>(T value) => new JsonAnswer<T>(value);

    /// <summary>The answer to a search as JSON.</summary>
    public static IResult Json(SearchResponse response) => new JsonAnswer<SearchResponse>(response, SearchJson.Write);

    /// <summary>A value as JSON with an entity tag of its content; 304 without a body if the caller has it already.</summary>
    public static IResult Tagged<T>(HttpContext context, T value)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, SummitJson.Options);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        return IsKnown(context, tag) ? NotModified : Results.Bytes(body, MediaType);
    }

    /// <summary>304 without a body.</summary>
    public static IResult NotModified { get; } = Results.StatusCode(StatusCodes.Status304NotModified);

    // Conditions on GET compare weakly (RFC 9110, section 13.1.2).
    private static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;

    /// <summary>Sets an answer's entity tag, and tells whether the caller has just that answer.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch.Any(v => v is "*" || (v is not null && v.Split(',', StringSplitOptions.TrimEntries).Any(t => Strong(t) == Strong(tag))));
    }
}

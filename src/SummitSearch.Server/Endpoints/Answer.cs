using System.Security.Cryptography;
using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Answers in the one JSON form of the library.</summary>
internal static class Answer
{
    /// <summary>A value as JSON.</summary>
    public static IResult Json<T>(T value) => Results.Json(value, SummitJson.Options);

    /// <summary>A value as JSON with an entity tag of its content; 304 without a body if the caller has it already.</summary>
    public static IResult Tagged<T>(HttpContext context, T value)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, SummitJson.Options);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        bool known = context.Request.Headers.IfNoneMatch.Any(v => v is "*" || (v is not null && v.Split(',', StringSplitOptions.TrimEntries).Any(t => t == tag || t == "W/" + tag)));
        return known ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }
}

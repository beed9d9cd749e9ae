using Microsoft.AspNetCore.Http.Features;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary>Reads an article's id out of the address as it came over the wire: ids may hold slashes, which the router's own decoding would blur.</summary>
internal static class ArticlePath
{
    private const string Prefix = "/articles/";
    private const string RelatedSuffix = "/related";

    /// <summary>The id, and whether the address asks for related articles.</summary>
    /// <exception cref="RequestProblemException">There is no id.</exception>
    public static (string Id, bool Related) Parse(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? context.Request.Path;
        int end = target.AsSpan().IndexOfAny('?', '#');
        if (end >= 0)
            target = target[..end];
        int start = target.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        string rest = start < 0 ? "" : target[(start + Prefix.Length)..];
        bool related = rest.EndsWith(RelatedSuffix, StringComparison.Ordinal);
        string id = Uri.UnescapeDataString(related ? rest[..^RelatedSuffix.Length] : rest);
        return id.Length is > 0 and <= 2048
            ? (id, related)
            : throw new RequestProblemException(StatusCodes.Status404NotFound, ProblemCode.NotFound, "Name the article: /articles/ID, with the id percent-encoded, at most 2,048 characters.");
    }
}

using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Security;

/// <summary>Lets a request pass if its caller may do what the endpoint does.</summary>
/// <remarks>
/// With keys configured, a key is needed (<c>Authorization: Bearer …</c> or <c>X-Api-Key</c>). Without keys the server listens on loopback only; then
/// requests that other web sites make through the user's browser are kept out: by the Host header (DNS rebinding) and, for writing, by the Origin header.
/// </remarks>
internal sealed class AccessCheck(ApiKeys keys)
{
    /// <summary>Throws if the caller may not.</summary>
    /// <exception cref="RequestProblemException">Says what is missing.</exception>
    public void ThrowIfRefused(HttpContext context, AccessScope needed)
    {
        if (keys.Any)
            CheckKey(context, needed);
        else
            CheckLocal(context.Request, needed);
    }

    private void CheckKey(HttpContext context, AccessScope needed)
    {
        string? key = KeyOf(context.Request);
        AccessScope scope = key is null ? AccessScope.None : keys.ScopeOf(key);
        if (scope == AccessScope.None)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RequestProblemException(StatusCodes.Status401Unauthorized, ProblemCode.KeyRequired, "An API key is needed: send 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'.");
        }
        if (scope < needed)
            throw new RequestProblemException(StatusCodes.Status403Forbidden, ProblemCode.Forbidden, "This API key may read but not write.");
    }

    private static void CheckLocal(HttpRequest request, AccessScope needed)
    {
        if (!Loopback.IsLoopbackHost(request.Host.Host))
            throw new RequestProblemException(StatusCodes.Status403Forbidden, ProblemCode.Forbidden, "Without API keys only requests to localhost are answered.");
        string? origin = request.Headers.Origin;
        if (needed == AccessScope.Write && origin is not null && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            throw new RequestProblemException(StatusCodes.Status403Forbidden, ProblemCode.Forbidden, "Pages of other sites may not write to the index.");
    }

    private static string? KeyOf(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        string? authorization = request.Headers.Authorization;
        if (authorization is not null && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim();
        string? header = request.Headers["X-Api-Key"];
        return string.IsNullOrEmpty(header) ? null : header;
    }
}

using Microsoft.Extensions.FileProviders;

namespace SummitSearch.Server.Endpoints;

/// <summary>The web page, which travels inside the assembly.</summary>
internal static class WebPage
{
    private static readonly EmbeddedFileProvider Files = new(typeof(WebPage).Assembly, "SummitSearch.Server.wwwroot");
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["style.css"] = "text/css; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    };

    /// <summary>Maps every file of the page by name; nothing else can be asked for.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        foreach (string name in typeof(WebPage).Assembly.GetManifestResourceNames())
        {
            const string Root = "SummitSearch.Server.wwwroot.";
            if (!name.StartsWith(Root, StringComparison.Ordinal))
                continue;
            string path = name[Root.Length..];
            if (path.StartsWith("js.", StringComparison.Ordinal))
                path = "js/" + path[3..];
            IFileInfo file = Files.GetFileInfo(path);
            string type = Types.GetValueOrDefault(path, "text/javascript; charset=utf-8");
            routes.MapMethods(path == "index.html" ? "/" : "/" + path, Methods, (HttpContext context) => Serve(context, file, type)).ExcludeFromDescription();
        }
    }

    private static IResult Serve(HttpContext context, IFileInfo file, string type)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(file.CreateReadStream(), type, lastModified: file.LastModified);
    }
}

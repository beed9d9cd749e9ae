using System.Text;
using Microsoft.Extensions.FileProviders;
using SummitSearch.Server.Security;

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
        bool asksForKeys = routes.ServiceProvider.GetRequiredService<ApiKeys>().Any;
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
            byte[] content = Read(file, asksForKeys && path == "index.html");
            // What the page says depends on the settings too, not only on the version.
            DateTimeOffset? lastModified = path == "index.html" ? null : file.LastModified;
            // Browsers would ask for the icon anew at every view; everything else must be as new as the server.
            string caching = path == "icon.svg" ? "max-age=86400" : "no-cache";
            routes.MapMethods(path == "index.html" ? "/" : "/" + path, Methods, (HttpContext context) => Serve(context, caching, Results.Bytes(content, type, lastModified: lastModified))).ExcludeFromDescription();
        }
    }

    /// <summary>A file; the page is told by an attribute where the server asks for keys, and only then looks for one that the browser has kept.</summary>
    private static byte[] Read(IFileInfo file, bool asksForKeys)
    {
        using StreamReader reader = new(file.CreateReadStream());
        string text = reader.ReadToEnd();
        return Encoding.UTF8.GetBytes(asksForKeys ? text.Replace("<html ", "<html data-keys ", StringComparison.Ordinal) : text);
    }

    private static IResult Serve(HttpContext context, string caching, IResult content)
    {
        context.Response.Headers.CacheControl = caching;
        return content;
    }
}

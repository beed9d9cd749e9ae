namespace SummitSearch.Articles.Xml;

/// <summary>The vocabularies that feeds mix.</summary>
internal static class FeedNamespace
{
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string DublinCoreTerms = "http://purl.org/dc/terms/";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string Media = "http://search.yahoo.com/mrss/";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>The namespace that feeds mean by an undeclared prefix.</summary>
    public static string UsualMeaningOf(string prefix) => prefix.ToLowerInvariant() switch
    {
        "" or "atom" or "rss" => "",
        "dc" => DublinCore,
        "dcterms" => DublinCoreTerms,
        "content" => Content,
        "media" => Media,
        "xhtml" => Xhtml,
        string other => "prefix:" + other,
    };

    /// <summary>True for the namespaces of RSS, Atom and CDF in all their drafts, and for none at all.</summary>
    public static bool IsCore(string uri) =>
        uri.Length == 0 || uri.Contains("rss", StringComparison.OrdinalIgnoreCase) && !uri.Contains("module", StringComparison.OrdinalIgnoreCase) && !uri.Contains("mrss", StringComparison.OrdinalIgnoreCase)
        || uri.Contains("atom", StringComparison.OrdinalIgnoreCase) || uri.Contains("netscape.com/rdf", StringComparison.OrdinalIgnoreCase)
        || uri.Contains("purl.org/echo", StringComparison.OrdinalIgnoreCase) || uri.Contains("purl.org/pie", StringComparison.OrdinalIgnoreCase) || uri.Contains("example.com/ne", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for any version of the Dublin Core elements and terms.</summary>
    public static bool IsDublinCore(string uri) => uri.StartsWith("http://purl.org/dc/", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for RSS's module of full contents.</summary>
    public static bool IsContent(string uri) => uri.Contains("modules/content", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for Media RSS.</summary>
    public static bool IsMedia(string uri) => uri.Contains("mrss", StringComparison.OrdinalIgnoreCase);
}

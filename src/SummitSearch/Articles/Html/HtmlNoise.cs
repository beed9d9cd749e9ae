using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Html;

/// <summary>Tells by tag, class and id what is no running text.</summary>
internal static partial class HtmlNoise
{
    private static readonly HashSet<string> NeverText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "link", "meta", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
        "button", "input", "select", "textarea", "option", "dialog", "head",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    };

    /// <summary>True for elements whose content is never shown as text.</summary>
    public static bool IsNeverText(PageNode element) => NeverText.Contains(element.LocalName);

    /// <summary>True for elements that stand on lines of their own.</summary>
    public static bool IsBlock(PageNode element) => IsBlock(element.LocalName);

    /// <summary>True for names of elements that stand on lines of their own.</summary>
    public static bool IsBlock(string localName) => Blocks.Contains(localName);

    /// <summary>True if the page hides the element from its readers.</summary>
    public static bool IsHidden(PageNode element)
    {
        if (element.GetAttribute("hidden") is not null) return true;
        if (element.GetAttribute("aria-hidden") == "true" && element.GetAttribute("class")?.Contains("fallback-image", StringComparison.Ordinal) != true) return true;
        return element.GetAttribute("style") is { Length: > 0 } style && HidingStyle().IsMatch(style);
    }

    /// <summary>True if class, id or role say that this is page furniture: menus, comments, advertisements.</summary>
    public static bool IsUnlikely(PageNode element)
    {
        if (element.GetAttribute("role") is "menu" or "menubar" or "complementary" or "navigation" or "alert" or "alertdialog" or "dialog" or "search") return true;
        string names = NamesOf(element);
        return names.Length > 1 && Unlikely().IsMatch(names) && !MaybeText().IsMatch(names);
    }

    /// <summary>25 for each of class and id that speaks for text, -25 for each that speaks against it.</summary>
    public static int WeightOf(PageNode element) => WeightOf(element.GetAttribute("class")) + WeightOf(element.GetAttribute("id"));

    /// <summary>True for the line that names the author.</summary>
    public static bool IsByline(PageNode element)
    {
        bool named = element.GetAttribute("rel") == "author" || element.GetAttribute("itemprop")?.Contains("author", StringComparison.Ordinal) == true || Byline().IsMatch(NamesOf(element));
        return named && element.TextContent.Trim().Length is > 0 and < 100;
    }

    /// <summary>True for buttons that share the article.</summary>
    public static bool IsShareTool(PageNode element) => ShareTool().IsMatch(NamesOf(element)) && element.TextContent.Length < 500;

    private static int WeightOf(string? name)
    {
        if (string.IsNullOrEmpty(name)) return 0;
        return (Positive().IsMatch(name) ? 25 : 0) - (Negative().IsMatch(name) ? 25 : 0);
    }

    private static string NamesOf(PageNode element) => $"{element.GetAttribute("class")} {element.GetAttribute("id")}";

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex HidingStyle();

    [GeneratedRegex(@"-ad-|\bad-|ai2html|banner|breadcrumb|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote|newsletter|cookie|subscribe|promo-|outbrain|taboola", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Unlikely();

    [GeneratedRegex(@"and|article|body|column|content|main|shadow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex MaybeText();

    [GeneratedRegex(@"article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Positive();

    [GeneratedRegex(@"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Negative();

    [GeneratedRegex(@"byline|author|dateline|writtenby|p-author", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Byline();

    [GeneratedRegex(@"(?:\b|_)(?:share|sharedaddy)(?:\b|_)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex ShareTool();
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Html;

/// <summary>Takes out of a page what cannot be story, before the story is looked for.</summary>
internal static class PageStripper
{
    /// <summary>Removes scripts, hidden parts, the byline, the headline and, if asked, what names itself furniture.</summary>
    /// <param name="page">The page, which is changed.</param>
    /// <param name="title">Its headline; a heading that repeats it goes.</param>
    /// <param name="stripUnlikely">Whether to believe class names like "sidebar".</param>
    /// <returns>The text of the byline; null if there is none.</returns>
    public static string? Strip(IHtmlDocument page, string? title, bool stripUnlikely)
    {
        string? byline = null;
        bool headlineSeen = false;
        IElement? element = page.Body;
        while (element is not null)
        {
            bool remove = HtmlNoise.IsNeverText(element) || HtmlNoise.IsHidden(element);
            if (!remove && byline is null && HtmlNoise.IsByline(element))
            {
                byline = TextCleaner.Clean(element.TextContent);
                remove = true;
            }
            if (!remove && !headlineSeen && element.LocalName is "h1" or "h2" && Repeats(element.TextContent, title)) remove = headlineSeen = true;
            if (!remove && stripUnlikely && IsUnlikely(element)) remove = true;
            IElement? next = Following(element, page.Body!, remove);
            if (remove && element != page.Body) element.Remove();
            element = next;
        }
        return byline;
    }

    /// <summary>True if nearly all the words of the heading are words of the title.</summary>
    internal static bool Repeats(string heading, string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return false;
        var titleWords = new HashSet<string>(Words(title), StringComparer.OrdinalIgnoreCase);
        string[] words = [.. Words(heading)];
        if (words.Length == 0) return false;
        int length = words.Sum(word => word.Length), foreign = words.Where(word => !titleWords.Contains(word)).Sum(word => word.Length);
        return foreign < length * 0.25;
    }

    private static bool IsUnlikely(IElement element) =>
        element is not (IHtmlBodyElement or IHtmlAnchorElement) && HtmlNoise.IsUnlikely(element) && !HtmlTree.IsInside(element, "table", "code");

    private static string[] Words(string text) => text.Split([' ', '\t', '\n', '\r', ',', '.', ':', ';', '|', '-', '–', '—', '"', '“', '”', '\'', '’', '‘', '?', '!', '(', ')', '»', '«', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The next element in document order; not below this one if it is to be skipped.</summary>
    private static IElement? Following(IElement element, IElement root, bool skipChildren)
    {
        if (!skipChildren && element.FirstElementChild is { } child) return child;
        for (IElement? current = element; current is not null && current != root; current = current.ParentElement)
            if (current.NextElementSibling is { } sibling) return sibling;
        return null;
    }
}

using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Html;

/// <summary>Takes out of a page what cannot be story, before the story is looked for.</summary>
internal static class PageStripper
{
    /// <summary>Removes scripts, hidden parts, the byline, the headline and, if asked, what names itself furniture.</summary>
    /// <param name="body">The page, which is changed.</param>
    /// <param name="title">Its headline; a heading that repeats it goes.</param>
    /// <param name="stripUnlikely">Whether to believe class names like "sidebar".</param>
    /// <returns>The text of the byline; null if there is none.</returns>
    public static string? Strip(PageNode body, string? title, bool stripUnlikely)
    {
        string? byline = null;
        bool headlineSeen = false;
        var furniture = new List<PageNode>();
        var ahead = new Stack<PageNode>();
        PushChildren(body, ahead);
        while (ahead.TryPop(out PageNode? element))
        {
            bool remove = HtmlNoise.IsNeverText(element) || HtmlNoise.IsHidden(element);
            if (!remove && byline is null && HtmlNoise.IsByline(element))
            {
                byline = TextCleaner.Clean(element.TextContent);
                remove = true;
            }
            if (!remove && !headlineSeen && element.LocalName is "h1" or "h2" && Repeats(element.TextContent, title)) remove = headlineSeen = true;
            if (remove || stripUnlikely && IsUnlikely(element)) furniture.Add(element);
            else PushChildren(element, ahead);
        }
        foreach (PageNode element in furniture) element.Remove();
        return byline;
    }

    /// <summary>Children in reverse, so that they come off the stack in the order of the page.</summary>
    private static void PushChildren(PageNode element, Stack<PageNode> ahead)
    {
        for (int i = element.Nodes.Count - 1; i >= 0; i--)
            if (element.Nodes[i].IsElement) ahead.Push(element.Nodes[i]);
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

    private static bool IsUnlikely(PageNode element) =>
        element.LocalName is not ("body" or "a") && HtmlNoise.IsUnlikely(element) && !HtmlTree.IsInside(element, "table", "code");

    private static string[] Words(string text) => text.Split([' ', '\t', '\n', '\r', ',', '.', ':', ';', '|', '-', '–', '—', '"', '“', '”', '\'', '’', '‘', '?', '!', '(', ')', '»', '«', '/'], StringSplitOptions.RemoveEmptyEntries);
}

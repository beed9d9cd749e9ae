using AngleSharp.Dom;

namespace SummitSearch.Articles.Html;

/// <summary>Takes out of the story what stands between its paragraphs: link lists, forms, share buttons, boxes.</summary>
internal static class StoryPruner
{
    /// <summary>Prunes the tree below <paramref name="story"/>.</summary>
    /// <param name="story">The root of the story, which stays.</param>
    /// <param name="byMeasure">Whether to remove boxes by what they hold, too.</param>
    /// <param name="trustNames">Whether class names count.</param>
    public static void Prune(IElement story, bool byMeasure, bool trustNames)
    {
        RemoveAll(story, "footer,aside,h1,nav", element => true);
        RemoveAll(story, "*", HtmlNoise.IsShareTool);
        if (!byMeasure) return;
        RemoveAll(story, "form,fieldset", element => IsFurniture(element, trustNames));
        RemoveAll(story, "table", element => IsFurniture(element, trustNames));
        RemoveAll(story, "ul,ol", element => IsFurniture(element, trustNames));
        RemoveAll(story, "div,section,header,dl", element => IsFurniture(element, trustNames));
        if (trustNames) RemoveAll(story, "h2,h3,h4", element => HtmlNoise.WeightOf(element) < 0);
    }

    private static void RemoveAll(IElement story, string selector, Func<IElement, bool> isNoise)
    {
        // Innermost first, so that a box is judged by what is left of it.
        foreach (IElement element in story.QuerySelectorAll(selector).Reverse())
            if (isNoise(element)) element.Remove();
    }

    private static bool IsFurniture(IElement element, bool trustNames)
    {
        if (element.LocalName == "table" && IsDataTable(element) || HtmlTree.IsInside(element, "code", "pre")) return false;
        if (element.Closest("table") is { } table && table != element && IsDataTable(table)) return false;
        int weight = trustNames ? HtmlNoise.WeightOf(element) : 0;
        if (weight < 0) return true;
        string text = element.TextContent;
        int commas = text.AsSpan().Count(',') + text.AsSpan().Count('、') + text.AsSpan().Count('，');
        if (commas >= 10) return false;
        int paragraphs = element.QuerySelectorAll("p").Length, images = element.QuerySelectorAll("img").Length;
        int items = element.QuerySelectorAll("li").Length - 100, inputs = element.QuerySelectorAll("input").Length;
        bool list = element.LocalName is "ul" or "ol" || LiesInLists(element, text.Length);
        bool inFigure = HtmlTree.IsInside(element, "figure") || element.LocalName == "figure";
        double density = HtmlTree.LinkDensity(element);
        int length = HtmlTree.TextLength(element);
        bool header = HeadingDensity(element, length) > 0.9;
        return images > 1 && paragraphs * 2 < images && !inFigure
            || !list && items > paragraphs
            || inputs > paragraphs / 3
            || !list && !header && length < 25 && images is 0 or > 2 && !inFigure && length < 25 && !list && !header
            || !list && weight < 25 && density > 0.2
            || weight >= 25 && density > 0.5
            || list && density > 0.5 && length > 0 && paragraphs == 0;
    }

    private static bool LiesInLists(IElement element, int length)
    {
        int inLists = element.QuerySelectorAll("ul,ol").Sum(list => list.TextContent.Length);
        return length > 0 && inLists > length * 0.9;
    }

    private static double HeadingDensity(IElement element, int length)
    {
        if (length == 0) return 0;
        int headings = element.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Sum(heading => HtmlTree.TextLength(heading));
        return headings / (double)length;
    }

    /// <summary>True for tables that tabulate, false for those that lay out a page.</summary>
    private static bool IsDataTable(IElement table)
    {
        if (table.GetAttribute("role") == "presentation" || table.GetAttribute("datatable") == "0") return false;
        if (table.HasAttribute("summary") || table.QuerySelector("caption,col,colgroup,tfoot,thead,th") is not null) return true;
        if (table.QuerySelector("table") is not null) return false;
        int rows = table.QuerySelectorAll("tr").Length;
        int columns = table.QuerySelector("tr")?.ChildElementCount ?? 0;
        if (rows == 1 || columns == 1) return false;
        return rows >= 10 || columns > 4 || rows * columns > 10;
    }
}

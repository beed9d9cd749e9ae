namespace SummitSearch.Articles.Html;

/// <summary>Takes out of the story what stands between its paragraphs: link lists, forms, share buttons, boxes.</summary>
internal static class StoryPruner
{
    /// <summary>Prunes the tree below <paramref name="story"/>.</summary>
    /// <param name="story">The root of the story, which stays.</param>
    /// <param name="byMeasure">Whether to remove boxes by what they hold, too.</param>
    /// <param name="trustNames">Whether class names count.</param>
    public static void Prune(PageNode story, bool byMeasure, bool trustNames)
    {
        RemoveAll(story, static _ => true, "footer", "aside", "h1", "nav");
        RemoveAll(story, HtmlNoise.IsShareTool);
        if (!byMeasure) return;
        RemoveFurniture(story, trustNames, "form", "fieldset");
        RemoveFurniture(story, trustNames, "table");
        RemoveFurniture(story, trustNames, "ul", "ol");
        RemoveFurniture(story, trustNames, "div", "section", "header", "dl");
        if (trustNames) RemoveAll(story, static element => HtmlNoise.WeightOf(element) < 0, "h2", "h3", "h4");
    }

    private static void RemoveFurniture(PageNode story, bool trustNames, params ReadOnlySpan<string> names)
    {
        var tables = new DataTables();
        RemoveAll(story, element => IsFurniture(element, tables, trustNames), names);
    }

    private static void RemoveAll(PageNode story, Func<PageNode, bool> isNoise, params ReadOnlySpan<string> names)
    {
        // Innermost first, so that a box is judged by what is left of it.
        List<PageNode> elements = story.Below(names);
        for (int i = elements.Count - 1; i >= 0; i--)
            if (isNoise(elements[i])) elements[i].Remove();
    }

    private static bool IsFurniture(PageNode element, DataTables tables, bool trustNames)
    {
        if (HtmlTree.Closest(element, "table") is { } table && tables.IsData(table) || HtmlTree.IsInside(element, "code", "pre")) return false;
        int weight = trustNames ? HtmlNoise.WeightOf(element) : 0;
        if (weight < 0) return true;
        string text = element.TextContent;
        int commas = text.AsSpan().Count(',') + text.AsSpan().Count('、') + text.AsSpan().Count('，');
        if (commas >= 10) return false;
        int paragraphs = element.Below("p").Count, images = element.Below("img").Count;
        int items = element.Below("li").Count - 100, inputs = element.Below("input").Count;
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

    private static bool LiesInLists(PageNode element, int length)
    {
        int inLists = element.Below("ul", "ol").Sum(list => list.TextContent.Length);
        return length > 0 && inLists > length * 0.9;
    }

    private static double HeadingDensity(PageNode element, int length)
    {
        if (length == 0) return 0;
        int headings = element.Below("h1", "h2", "h3", "h4", "h5", "h6").Sum(heading => HtmlTree.TextLength(heading));
        return headings / (double)length;
    }
}

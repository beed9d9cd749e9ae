namespace SummitSearch.Articles.Html;

/// <summary>Measures of a part of a page.</summary>
internal static class HtmlTree
{
    /// <summary>Characters of text, runs of white space counted as one.</summary>
    public static int TextLength(PageNode node)
    {
        int length = 0;
        bool space = true;
        Measure(node, ref length, ref space);
        return length;
    }

    /// <summary>The share of the text that is linked, 0 to 1; links within the page count for less.</summary>
    public static double LinkDensity(PageNode element)
    {
        int length = TextLength(element);
        if (length == 0) return 0;
        double linked = 0;
        foreach (PageNode link in element.Below("a"))
            linked += TextLength(link) * (link.GetAttribute("href")?.StartsWith('#') == true ? 0.3 : 1);
        return Math.Min(1, linked / length);
    }

    /// <summary>True if a block lies below the element, inline elements looked through.</summary>
    public static bool HasBlocks(PageNode element)
    {
        foreach (PageNode child in element.Nodes)
            if (child.IsElement && (HtmlNoise.IsBlock(child) || child.LocalName is "td" or "img" || HasBlocks(child))) return true;
        return false;
    }

    /// <summary>True if text of some length stands directly in the element, beside its children.</summary>
    public static bool HasOwnText(PageNode element)
    {
        int length = 0;
        foreach (PageNode child in element.Nodes) length += child.Text.AsSpan().Trim().Length;
        return length > 80;
    }

    /// <summary>True if <paramref name="descendant"/> lies below <paramref name="ancestor"/>.</summary>
    public static bool Contains(PageNode ancestor, PageNode descendant)
    {
        for (PageNode? element = descendant.Parent; element is not null; element = element.Parent)
            if (element == ancestor) return true;
        return false;
    }

    /// <summary>True if it is the only element in its parent.</summary>
    public static bool IsOnlyElement(PageNode element) => element.Parent is { } parent && parent.Nodes.TrueForAll(node => node == element || !node.IsElement);

    /// <summary>The element itself or its nearest ancestor that bears the name; null if none does.</summary>
    public static PageNode? Closest(PageNode element, string name)
    {
        PageNode? closest = element;
        while (closest is not null && closest.LocalName != name) closest = closest.Parent;
        return closest;
    }

    /// <summary>True if an ancestor bears one of the names.</summary>
    public static bool IsInside(PageNode element, params ReadOnlySpan<string> names)
    {
        for (PageNode? ancestor = element.Parent; ancestor is not null; ancestor = ancestor.Parent)
            if (names.Contains(ancestor.LocalName)) return true;
        return false;
    }

    private static void Measure(PageNode node, ref int length, ref bool space)
    {
        foreach (char c in node.Text)
        {
            bool white = char.IsWhiteSpace(c);
            if (!white || !space) length++;
            space = white;
        }
        foreach (PageNode child in node.Nodes) Measure(child, ref length, ref space);
    }
}

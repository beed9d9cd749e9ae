using AngleSharp.Dom;

namespace SummitSearch.Articles.Html;

/// <summary>Measures of a part of a page.</summary>
internal static class HtmlTree
{
    /// <summary>Characters of text, runs of white space counted as one.</summary>
    public static int TextLength(INode node)
    {
        int length = 0;
        bool space = true;
        Measure(node, ref length, ref space);
        return length;
    }

    /// <summary>The share of the text that is linked, 0 to 1; links within the page count for less.</summary>
    public static double LinkDensity(IElement element)
    {
        int length = TextLength(element);
        if (length == 0) return 0;
        double linked = 0;
        foreach (IElement link in element.QuerySelectorAll("a"))
            linked += TextLength(link) * (link.GetAttribute("href")?.StartsWith('#') == true ? 0.3 : 1);
        return Math.Min(1, linked / length);
    }

    /// <summary>True if a block lies below the element, inline elements looked through.</summary>
    public static bool HasBlocks(IElement element)
    {
        foreach (IElement child in element.Children)
            if (HtmlNoise.IsBlock(child) || child.LocalName is "td" or "img" || HasBlocks(child)) return true;
        return false;
    }

    /// <summary>True if text of some length stands directly in the element, beside its children.</summary>
    public static bool HasOwnText(IElement element)
    {
        int length = 0;
        foreach (INode child in element.ChildNodes)
            if (child is IText text) length += text.Data.AsSpan().Trim().Length;
        return length > 80;
    }

    /// <summary>True if <paramref name="descendant"/> lies below <paramref name="ancestor"/>.</summary>
    public static bool Contains(IElement ancestor, IElement descendant)
    {
        for (IElement? element = descendant.ParentElement; element is not null; element = element.ParentElement)
            if (element == ancestor) return true;
        return false;
    }

    /// <summary>True if an ancestor bears one of the names.</summary>
    public static bool IsInside(IElement element, params ReadOnlySpan<string> names)
    {
        for (IElement? ancestor = element.ParentElement; ancestor is not null; ancestor = ancestor.ParentElement)
            if (names.Contains(ancestor.LocalName)) return true;
        return false;
    }

    private static void Measure(INode node, ref int length, ref bool space)
    {
        if (node is IText text)
        {
            foreach (char c in text.Data)
            {
                bool white = char.IsWhiteSpace(c);
                if (!white || !space) length++;
                space = white;
            }
            return;
        }
        foreach (INode child in node.ChildNodes) Measure(child, ref length, ref space);
    }
}

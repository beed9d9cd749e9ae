using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SummitSearch.Articles.Html;

/// <summary>Parses HTML with limits that its own standard does not have.</summary>
internal static class HtmlDocumentParser
{
    // Unclosed tags look like nesting to a scan that does not know the rules; real depth is measured on the tree.
    private const int UnclosedTagsAllowed = 8192;
    private const int DepthOfFragments = 1000;

    private static readonly HashSet<string> SelfClosing = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "param", "track",
    };

    /// <summary>The document; the caller disposes it.</summary>
    /// <exception cref="ArticleRefusedException">It nests deeper than <paramref name="maxDepth"/>.</exception>
    public static IHtmlDocument Parse(string html, int maxDepth)
    {
        maxDepth = Math.Min(maxDepth, DepthOfFragments);
        RefuseTagBomb(html);
        IHtmlDocument document = new HtmlParser().ParseDocument(html);
        if (DepthOf(document) <= maxDepth) return document;
        throw new ArticleRefusedException(null, $"The page nests deeper than {maxDepth} elements, the limit (option {nameof(ArticleReaderOptions.MaxNestingDepth)}).");
    }

    /// <summary>Refuses, before the parser spends time on it, what only an attack looks like.</summary>
    private static void RefuseTagBomb(string html)
    {
        int open = 0, line = 1, counted = 0;
        for (int i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            bool closing = html[i + 1] == '/';
            int start = closing ? i + 2 : i + 1, end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
            if (end == start || SelfClosing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(html.AsSpan(start, end - start))) continue;
            open = closing ? Math.Max(0, open - 1) : open + 1;
            if (open <= UnclosedTagsAllowed) continue;
            for (; counted < i; counted++)
                if (html[counted] == '\n') line++;
            throw new ArticleRefusedException(line, $"More than {UnclosedTagsAllowed:N0} elements are open at once.");
        }
    }

    private static int DepthOf(INode root)
    {
        int depth = 0, deepest = 0;
        INode? node = root;
        while (node is not null)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                deepest = Math.Max(deepest, ++depth);
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }
            node = node == root ? null : node?.NextSibling;
        }
        return deepest;
    }
}

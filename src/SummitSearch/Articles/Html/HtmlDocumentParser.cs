using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SummitSearch.Articles.Html;

/// <summary>Parses HTML with limits that its own standard does not have.</summary>
internal static partial class HtmlDocumentParser
{
    // Unclosed tags look like nesting to a scan that does not know all rules; real depth is measured on the tree.
    private const int UnclosedTagsPerLevel = 4;
    private const int DeepestFragment = 1000;

    // Time is linear in the page, but a tag of three characters becomes a node of some hundred bytes.
    private const int MostElements = 1_000_000;

    /// <summary>The document; the caller disposes it.</summary>
    /// <exception cref="ArticleRefusedException">It nests deeper than <paramref name="maxDepth"/>.</exception>
    public static IHtmlDocument Parse(string html, int maxDepth)
    {
        maxDepth = Math.Min(maxDepth, DeepestFragment);
        TagCensus census = TagCensus.Of(html, maxDepth * UnclosedTagsPerLevel);
        if (census.Elements > MostElements) throw new ArticleRefusedException(null, $"The page has more than {MostElements:N0} elements.");
        if (census.LineOfExcess is { } line)
            throw new ArticleRefusedException(line, $"More than {maxDepth * UnclosedTagsPerLevel:N0} elements are open at once.");
        // HTML opens unclosed <b> and <font> again in every later paragraph; thousands of them would multiply into gigabytes.
        if (census.HasRunawayFormatting) html = FormattingTag().Replace(html, "");
        IHtmlDocument document = new HtmlParser().ParseDocument(html);
        if (DepthOf(document) <= maxDepth) return document;
        document.Dispose();
        throw new ArticleRefusedException(null, $"The page nests deeper than {maxDepth} elements, the limit (option {nameof(ArticleReaderOptions.MaxNestingDepth)}).");
    }

    private static int DepthOf(INode root)
    {
        int deepest = 0;
        var open = new Stack<(INode Node, int Depth)>();
        open.Push((root, 0));
        while (open.TryPop(out (INode Node, int Depth) next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (INode child in next.Node.ChildNodes)
                if (child is IElement) open.Push((child, next.Depth + 1));
        }
        return deepest;
    }

    [GeneratedRegex(@"</?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex FormattingTag();
}

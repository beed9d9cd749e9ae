using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace SummitSearch.Articles.Html;

/// <summary>Pieces of HTML inside other formats: feed descriptions, bodies of JSON articles.</summary>
internal static partial class HtmlFragment
{
    /// <summary>True if the text holds tags or character references.</summary>
    public static bool LooksLikeHtml(string text) => text.AsSpan().ContainsAny('<', '&') && TagOrReference().IsMatch(text);

    /// <summary>True if the text holds tags that make paragraphs.</summary>
    public static bool HasParagraphs(string text) => text.Contains('<') && BlockTag().IsMatch(text);

    /// <summary>The paragraphs of the fragment as plain text; figure captions go to <paramref name="captions"/>.</summary>
    /// <exception cref="ArticleRefusedException">It nests deeper than any article.</exception>
    public static List<string> Paragraphs(string html, List<string>? captions = null)
    {
        // Text with a few inline tags: its blank lines are its paragraphs.
        if (!HasParagraphs(html) && html.Contains('\n')) html = BlankLine().Replace(html, "<p>");
        using IHtmlDocument document = HtmlDocumentParser.Parse(html, int.MaxValue);
        var collector = new BlockTextCollector(captions);
        if (document.Body is { } body) collector.Collect(PageNode.Of(body));
        return collector.Paragraphs;
    }

    [GeneratedRegex(@"</?(?:p|div|br|a|b|i|u|em|strong|span|ul|ol|li|img|h[1-6]|blockquote|figure|table|tr|td|section|article|html|body|font|small|sup|sub|cite|code|pre|q|dl|dd|hr|script|style|iframe|object|embed|applet|link|meta|frameset|frame|blink|svg|video|audio|form|input|button|center|nav|header|footer|main|aside|figcaption|abbr|time|mark|del|ins|s|strike|big|tt|kbd|var)(?:\s[^<>]*)?/?>|&(?:amp|lt|gt|quot|apos|nbsp|[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex TagOrReference();

    [GeneratedRegex(@"<(?:p|div|br|h[1-6]|li|blockquote|section|article|table)(?:\s[^<>]*)?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\n[ \t\r]*\n", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex BlankLine();
}

using System.Text;
using System.Xml.Linq;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Xml;

/// <summary>The text constructs of feeds: plain, escaped HTML, inline XHTML, base64 (RFC 4287 section 3.1; Atom 0.3 modes).</summary>
internal static class FeedText
{
    /// <summary>True unless the element holds a picture, a sound or a link to something elsewhere.</summary>
    public static bool IsText(XElement content)
    {
        if (XmlElements.Attribute(content, "src") is not null) return false;
        string type = XmlElements.Attribute(content, "type")?.Trim().ToLowerInvariant() ?? "text";
        return !type.Contains('/') || type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal);
    }

    /// <summary>The element as one line; null if there is none.</summary>
    public static string? LineOf(XElement? element) => element is null ? null : string.Join(" ", ParagraphsOf(element, null));

    /// <summary>The paragraphs of the element.</summary>
    public static List<string> ParagraphsOf(XElement element, List<string>? captions)
    {
        if (element.HasElements) return XmlParagraphs.Of(element, captions);
        string text = element.Value;
        if (XmlElements.Attribute(element, "mode")?.Trim() == "base64") text = FromBase64(text);
        return HtmlFragment.LooksLikeHtml(text) ? HtmlFragment.Paragraphs(text, captions) : ParagraphAssembler.Assemble(text);
    }

    private static string FromBase64(string text)
    {
        Span<byte> bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? Encoding.UTF8.GetString(bytes[..length]) : text;
    }
}

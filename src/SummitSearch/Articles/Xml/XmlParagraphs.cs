using System.Text;
using System.Xml.Linq;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Xml;

/// <summary>Turns marked-up text inside XML (XHTML, NITF) into paragraphs.</summary>
internal sealed class XmlParagraphs
{
    private readonly StringBuilder _current = new();
    private readonly List<string> _paragraphs = [];
    private readonly List<string>? _captions;

    private XmlParagraphs(List<string>? captions) => _captions = captions;

    /// <summary>The paragraphs below <paramref name="root"/>; captions go to <paramref name="captions"/>.</summary>
    public static List<string> Of(XElement root, List<string>? captions)
    {
        var collector = new XmlParagraphs(captions);
        collector.Walk(root);
        collector.Close();
        return collector._paragraphs;
    }

    private void Walk(XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText text) _current.Append(text.Value);
            else if (node is XElement child) WalkChild(child);
        }
    }

    private void WalkChild(XElement child)
    {
        string name = child.Name.LocalName.ToLowerInvariant();
        if (name is "script" or "style" or "head" or "media-metadata" or "media-reference" or "byline" or "hl1" or "hedline" or "dateline" or "docdata") return;
        if (name is "figcaption" or "media-caption")
        {
            Close();
            if (TextCleaner.Clean(child.Value) is { Length: > 0 } caption) _captions?.Add(caption);
            return;
        }
        bool block = HtmlNoise.IsBlock(name) || name is "br" or "hl2" or "media" or "block";
        if (block) Close();
        Walk(child);
        if (block) Close();
    }

    private void Close()
    {
        if (TextCleaner.Clean(_current.ToString()) is { Length: > 0 } paragraph) _paragraphs.Add(paragraph);
        _current.Clear();
    }
}

using System.Text;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Html;

/// <summary>Turns a tree of HTML into paragraphs of plain text, and figure captions apart from them.</summary>
/// <param name="captions">Gets the captions; null to leave them out.</param>
internal sealed class BlockTextCollector(List<string>? captions)
{
    private readonly StringBuilder _current = new();
    private int _lineBreaks;

    /// <summary>The paragraphs so far.</summary>
    public List<string> Paragraphs { get; } = [];

    /// <summary>Adds the text below <paramref name="root"/>, whose depth the caller has limited.</summary>
    public void Collect(PageNode root)
    {
        Walk(root);
        Close();
    }

    private void Walk(PageNode node)
    {
        foreach (PageNode child in node.Nodes)
        {
            if (child.IsElement) WalkElement(child);
            else Append(child.Text);
        }
    }

    private void WalkElement(PageNode element)
    {
        if (HtmlNoise.IsNeverText(element) || HtmlNoise.IsHidden(element)) return;
        switch (element.LocalName)
        {
            case "br":
                if (++_lineBreaks == 2) Close();
                else _current.Append(' ');
                return;
            case "figcaption":
                Close();
                AddCaption(element);
                return;
            case "td" or "th":
                _current.Append(' ');
                Walk(element);
                return;
        }
        bool block = HtmlNoise.IsBlock(element);
        if (block) Close();
        Walk(element);
        if (block) Close();
    }

    private void Append(string text)
    {
        if (text.AsSpan().IsWhiteSpace())
        {
            if (_current.Length > 0) _current.Append(' ');
            return;
        }
        _lineBreaks = 0;
        _current.Append(text);
    }

    private void AddCaption(PageNode caption)
    {
        if (captions is null) return;
        var collector = new BlockTextCollector(null);
        collector.Collect(caption);
        string text = string.Join(" ", collector.Paragraphs);
        if (text.Length > 0) captions.Add(text);
    }

    private void Close()
    {
        _lineBreaks = 0;
        if (_current.Length == 0) return;
        string paragraph = TextCleaner.Clean(_current.ToString());
        _current.Clear();
        if (paragraph.Length > 0) Paragraphs.Add(paragraph);
    }
}

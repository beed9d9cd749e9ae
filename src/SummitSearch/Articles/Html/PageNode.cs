using System.Text;
using AngleSharp.Dom;

namespace SummitSearch.Articles.Html;

/// <summary>An element or a text of a page, as the search for the story sees it.</summary>
/// <remarks>
/// A view over the parsed page, which stays as it was: parts are taken out of the view only, so that one parse serves several attempts. Taking a child out costs
/// nothing until its siblings are next looked at, and then the same for one as for all of them; the parsed tree would search and shift them each time.
/// </remarks>
internal sealed class PageNode
{
    private readonly IElement? _element;
    private readonly List<PageNode> _nodes = [];
    private bool _isGone;
    private bool _hasGone;

    private PageNode(PageNode? parent, IElement? element, string text) => (Parent, _element, Text) = (parent, element, text);

    /// <summary>The element around it; null for the root of the view.</summary>
    public PageNode? Parent { get; }

    /// <summary>The characters of a text; empty for elements.</summary>
    public string Text { get; }

    /// <summary>True for an element, false for a text.</summary>
    public bool IsElement => _element is not null;

    /// <summary>The name of an element; empty for a text.</summary>
    public string LocalName => _element?.LocalName ?? "";

    /// <summary>What lies directly in it, in order.</summary>
    public List<PageNode> Nodes
    {
        get
        {
            if (_hasGone) _nodes.RemoveAll(static node => node._isGone);
            _hasGone = false;
            return _nodes;
        }
    }

    /// <summary>All the text below it.</summary>
    public string TextContent
    {
        get
        {
            if (Nodes is [{ IsElement: false } only]) return only.Text;
            var text = new StringBuilder();
            AddText(text);
            return text.ToString();
        }
    }

    /// <summary>A view of all that lies below <paramref name="root"/>, whose depth the caller has limited.</summary>
    public static PageNode Of(IElement root) => Of(root, null);

    /// <summary>The value of an attribute; null if the element has none of the name.</summary>
    public string? GetAttribute(string name) => _element?.GetAttribute(name);

    /// <summary>Takes it out of its parent.</summary>
    public void Remove()
    {
        if (Parent is null) return;
        _isGone = true;
        Parent._hasGone = true;
    }

    /// <summary>The elements below it, in the order of the page; only those with one of the names, if any are given.</summary>
    public List<PageNode> Below(params ReadOnlySpan<string> names)
    {
        var found = new List<PageNode>();
        AddBelow(names, found);
        return found;
    }

    private static PageNode Of(IElement element, PageNode? parent)
    {
        var node = new PageNode(parent, element, "");
        // Not by NextSibling: in AngleSharp that searches the list of siblings every time.
        foreach (INode child in element.ChildNodes)
        {
            if (child is IText text) node._nodes.Add(new PageNode(node, null, text.Data));
            else if (child is IElement inner) node._nodes.Add(Of(inner, node));
        }
        return node;
    }

    private void AddBelow(ReadOnlySpan<string> names, List<PageNode> found)
    {
        foreach (PageNode node in Nodes)
        {
            if (!node.IsElement) continue;
            if (names.IsEmpty || names.Contains(node.LocalName)) found.Add(node);
            node.AddBelow(names, found);
        }
    }

    private void AddText(StringBuilder text)
    {
        foreach (PageNode node in Nodes)
        {
            if (node.IsElement) node.AddText(text);
            else text.Append(node.Text);
        }
    }
}

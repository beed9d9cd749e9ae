using System.Xml;
using System.Xml.Linq;

namespace SummitSearch.Articles.Xml;

/// <summary>Finds elements by local name, ignoring case and the many spellings of namespaces.</summary>
internal static class XmlElements
{
    public static bool Is(XElement element, string localName) => element.Name.LocalName.Equals(localName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The children of that name in RSS, Atom or no namespace.</summary>
    public static IEnumerable<XElement> Core(XElement parent, string localName) =>
        parent.Elements().Where(child => Is(child, localName) && FeedNamespace.IsCore(child.Name.NamespaceName));

    /// <summary>The children of that name in Dublin Core.</summary>
    public static IEnumerable<XElement> DublinCore(XElement parent, string localName) =>
        parent.Elements().Where(child => Is(child, localName) && FeedNamespace.IsDublinCore(child.Name.NamespaceName));

    /// <summary>The first child of that name in any namespace.</summary>
    public static XElement? Child(XElement? parent, string localName) => parent?.Elements().FirstOrDefault(child => Is(child, localName));

    /// <summary>The descendants of that name in any namespace.</summary>
    public static IEnumerable<XElement> Below(XElement parent, string localName) => parent.Descendants().Where(child => Is(child, localName));

    /// <summary>The value of an attribute in any namespace.</summary>
    public static string? Attribute(XElement? element, string localName) =>
        element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(localName, StringComparison.OrdinalIgnoreCase) && !attribute.IsNamespaceDeclaration)?.Value;

    /// <summary>The line the element begins on, from 1; null if the parser kept no lines.</summary>
    public static int? LineOf(XElement element) => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;

    /// <summary>The trimmed text of the first of the elements that has any.</summary>
    public static string? FirstText(IEnumerable<XElement> elements)
    {
        foreach (XElement element in elements)
            if (element.Value.Trim() is { Length: > 0 } text) return text;
        return null;
    }
}

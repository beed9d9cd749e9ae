using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SummitSearch.Articles.Xml;

/// <summary>Makes a tree of XML that no strict parser accepts: bare ampersands, HTML entities, wrong nesting, missing ends.</summary>
/// <remarks>
/// Never fails: an end tag closes the nearest open element of its name and all within it, or nothing; the end of the file closes what
/// is open; a <c>&lt;</c> that begins nothing is text. Linear time except for wrong nesting, which costs the depth.
/// </remarks>
internal sealed class LenientXmlParser(string xml, int maxDepth)
{
    private const int MostAttributes = 100;

    private readonly List<XElement> _open = [];
    private readonly StringBuilder _text = new();
    private XElement? _root;
    private int _position;

    /// <summary>The root element; null if there is none.</summary>
    /// <exception cref="ArticleRefusedException">Elements nest deeper than allowed.</exception>
    public XElement? Parse()
    {
        while (_position < xml.Length)
        {
            int tag = xml.IndexOf('<', _position);
            if (tag < 0) tag = xml.Length;
            AppendText(xml.AsSpan(_position, tag - _position), true);
            _position = tag;
            if (tag < xml.Length) ReadMarkup();
        }
        FlushText();
        return _root;
    }

    private void ReadMarkup()
    {
        ReadOnlySpan<char> rest = xml.AsSpan(_position);
        if (rest.StartsWith("<!--")) SkipPast("-->");
        else if (rest.StartsWith("<![CDATA[")) ReadCData();
        else if (rest.StartsWith("<?")) SkipPast("?>");
        else if (rest.StartsWith("<!")) SkipDeclaration();
        else if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2])) ReadEndTag();
        else if (rest.Length > 1 && IsNameStart(rest[1])) ReadStartTag();
        else
        {
            AppendText("<", false);
            _position++;
        }
    }

    private void SkipPast(string end)
    {
        int found = xml.IndexOf(end, _position, StringComparison.Ordinal);
        _position = found < 0 ? xml.Length : found + end.Length;
    }

    private void ReadCData()
    {
        int start = _position + "<![CDATA[".Length;
        int end = xml.IndexOf("]]>", start, StringComparison.Ordinal);
        AppendText(xml.AsSpan(start, (end < 0 ? xml.Length : end) - start), false);
        _position = end < 0 ? xml.Length : end + 3;
    }

    private void SkipDeclaration()
    {
        int depth = 0;
        for (; _position < xml.Length; _position++)
        {
            char c = xml[_position];
            if (c is '<' or '[') depth++;
            else if (c is '>' or ']' && --depth <= 0)
            {
                _position++;
                return;
            }
        }
    }

    private void ReadEndTag()
    {
        FlushText();
        _position += 2;
        string name = ReadName();
        SkipPast(">");
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (!_open[i].Annotation<string>()!.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            _open.RemoveRange(i, _open.Count - i);
            return;
        }
        if (_open.Count > 0 && IsMisspelt(name, _open[^1].Annotation<string>()!)) _open.RemoveAt(_open.Count - 1);
    }

    private static bool IsMisspelt(string name, string open) =>
        name.Length > 3 && open.Length > 3 && char.ToLowerInvariant(name[0]) == char.ToLowerInvariant(open[0]) && Math.Abs(name.Length - open.Length) <= 1;

    private void ReadStartTag()
    {
        FlushText();
        _position++;
        string name = ReadName();
        List<(string Name, string Value)> attributes = ReadAttributes(out bool empty);
        XElement element = CreateElement(name, attributes);
        if (_open.Count > 0) _open[^1].Add(element);
        else if (_root is null) _root = element;
        else _root.Add(element);
        if (empty) return;
        _open.Add(element);
        if (_open.Count > maxDepth)
            throw new ArticleRefusedException(xml.AsSpan(0, _position).Count('\n') + 1, $"The file nests deeper than {maxDepth} elements, the limit (option {nameof(ArticleReaderOptions.MaxNestingDepth)}).");
    }

    private XElement CreateElement(string name, List<(string Name, string Value)> attributes)
    {
        var element = new XElement("x");
        foreach ((string attribute, string value) in attributes)
        {
            if (attribute == "xmlns") element.SetAttributeValue("xmlns-", value);
            else if (attribute.StartsWith("xmlns:", StringComparison.Ordinal)) element.SetAttributeValue("xmlns-" + Local(attribute), value);
            else element.SetAttributeValue(attribute == "xml:lang" ? XNamespace.Xml + "lang" : XmlConvert.EncodeLocalName(Local(attribute)), value);
        }
        int colon = name.IndexOf(':');
        string prefix = colon < 0 ? "" : name[..colon];
        element.Name = XName.Get(XmlConvert.EncodeLocalName(Local(name)), NamespaceOf(prefix, element));
        element.AddAnnotation(name);
        return element;
    }

    /// <summary>What the prefix stands for here; the usual meaning of a prefix that nobody declared.</summary>
    private string NamespaceOf(string prefix, XElement element)
    {
        string declaration = "xmlns-" + (prefix.Length == 0 ? "" : XmlConvert.EncodeLocalName(prefix));
        if (element.Attribute(declaration) is { } own) return own.Value;
        for (int i = _open.Count - 1; i >= 0; i--)
            if (_open[i].Attribute(declaration) is { } inherited) return inherited.Value;
        return FeedNamespace.UsualMeaningOf(prefix);
    }

    private List<(string Name, string Value)> ReadAttributes(out bool empty)
    {
        var attributes = new List<(string, string)>();
        empty = false;
        while (_position < xml.Length)
        {
            char c = xml[_position];
            if (c == '<') return attributes;
            if (c == '>')
            {
                _position++;
                return attributes;
            }
            empty = c == '/';
            if (!IsNameStart(c))
            {
                _position++;
                continue;
            }
            string name = ReadName();
            string value = ReadAttributeValue();
            if (attributes.Count < MostAttributes) attributes.Add((name, value));
        }
        return attributes;
    }

    private string ReadAttributeValue()
    {
        SkipWhiteSpace();
        if (_position >= xml.Length || xml[_position] != '=') return "";
        _position++;
        SkipWhiteSpace();
        if (_position >= xml.Length) return "";
        char quote = xml[_position];
        int start = quote is '"' or '\'' ? ++_position : _position;
        int length = quote is '"' or '\'' ? xml.AsSpan(start).IndexOf(quote) : xml.AsSpan(start).IndexOfAny(" \t\r\n>");
        if (length < 0) length = xml.Length - start;
        _position = Math.Min(xml.Length, start + length + (quote is '"' or '\'' ? 1 : 0));
        return Valid(WebUtility.HtmlDecode(xml.Substring(start, length)));
    }

    private void SkipWhiteSpace()
    {
        while (_position < xml.Length && char.IsWhiteSpace(xml[_position])) _position++;
    }

    private string ReadName()
    {
        int start = _position;
        while (_position < xml.Length && (IsNameStart(xml[_position]) || xml[_position] is '-' or '.' or ':' || char.IsDigit(xml[_position]))) _position++;
        return xml[start.._position];
    }

    private void AppendText(ReadOnlySpan<char> text, bool decode)
    {
        if (text.IsEmpty) return;
        _text.Append(Valid(decode && text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString()));
    }

    private void FlushText()
    {
        if (_text.Length > 0 && _open.Count > 0) _open[^1].Add(new XText(_text.ToString()));
        _text.Clear();
    }

    /// <summary>Without the characters that XML does not know.</summary>
    private static string Valid(string text)
    {
        foreach (char c in text)
            if (c < ' ' && !XmlConvert.IsXmlChar(c)) return string.Concat(text.Where(XmlConvert.IsXmlChar));
        return text;
    }

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..] is { Length: > 0 } local ? local : "x";

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';
}

using System.Globalization;
using System.Text.Json;

namespace SummitSearch.Articles.Json;

/// <summary>The members of a JSON object by name, whatever spelling: <c>body_text</c>, <c>bodyText</c> and <c>BodyText</c> are one.</summary>
internal readonly struct JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields;

    public JsonFields(JsonElement element)
    {
        _fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty property in element.EnumerateObject()) _fields[Canonical(property.Name)] = property.Value;
    }

    /// <summary>True if the object has a member of that (canonical) name.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The first of the named members that is there and not null.</summary>
    public JsonElement? Element(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (_fields.TryGetValue(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) return value;
        return null;
    }

    /// <summary>The text of the first of the named members that has any.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (_fields.TryGetValue(name, out JsonElement value) && TextOf(value) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text)) return text;
        return null;
    }

    /// <summary>The texts of all of the named members: strings, lists of them, objects with a name.</summary>
    public void AddTexts(List<string> texts, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (_fields.TryGetValue(name, out JsonElement value)) AddTextsOf(value, texts);
    }

    /// <summary>Adds the text of a value, or of each item of a list.</summary>
    public static void AddTextsOf(JsonElement value, List<string> texts)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
                if (TextOf(item) is { Length: > 0 } text) texts.Add(text);
        }
        else if (TextOf(value) is { Length: > 0 } text) texts.Add(text);
    }

    /// <summary>A string, a number, the name or value or id of an object, the first text of a list; else null.</summary>
    public static string? TextOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number:
                return value.GetRawText();
            case JsonValueKind.Object:
                return new JsonFields(value).Text("name", "value", "term", "label", "title", "id", "url", "href");
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                    if (TextOf(item) is { Length: > 0 } text) return text;
                return null;
            default:
                return null;
        }
    }

    /// <summary>A whole number, written as one or as a string; the digits before the point of "1.2".</summary>
    public int? Number(params ReadOnlySpan<string> names) =>
        double.TryParse(Text(names), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    private static string Canonical(string name)
    {
        Span<char> canonical = stackalloc char[64];
        int length = 0;
        foreach (char c in name)
        {
            if (c is '_' or '-' or '@' or '$' or ' ' or ':') continue;
            if (length == canonical.Length) return name;
            canonical[length++] = char.ToLowerInvariant(c);
        }
        return canonical[..length].ToString();
    }
}

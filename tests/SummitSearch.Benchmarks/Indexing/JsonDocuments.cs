using System.Text.Json;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Makes the document of a JSON line as the oracle does: id, title, text and source; everything else is ignored.</summary>
internal static class JsonDocuments
{
    /// <summary>Parses one object.</summary>
    public static Document Parse(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = new(line);
        Document document = new();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string? name = json.ValueTextEquals("id"u8) ? "id" : json.ValueTextEquals("title"u8) ? "title"
                : json.ValueTextEquals("text"u8) ? "text" : json.ValueTextEquals("source"u8) ? "source" : null;
            json.Read();
            if (name is null)
                json.Skip();
            else
                Add(document, name, json.GetString()!);
        }
        return document;
    }

    private static void Add(Document document, string name, string value)
    {
        if (name is "title" or "text")
        {
            document.Add(Field.Text(name, value, stored: true));
            return;
        }
        document.Add(Field.Keyword(name, value, stored: true));
        if (name == "source")
            document.Add(Field.DocValues(name, DocValuesType.Sorted, FieldValue.Of(value)));
    }
}

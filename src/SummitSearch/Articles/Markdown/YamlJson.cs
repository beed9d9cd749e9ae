using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SummitSearch.Articles.Markdown;

/// <summary>Reads YAML into the shape of JSON, so that front matter goes the way of JSON articles.</summary>
/// <remarks>Aliases are refused: a few lines of them can stand for gigabytes.</remarks>
internal static class YamlJson
{
    /// <summary>The mapping; empty for an empty document.</summary>
    /// <param name="yaml">One YAML document.</param>
    /// <param name="firstLine">The line of the file it begins on, from 1.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    /// <exception cref="ArticleRefusedException">It is not YAML, not a mapping, or nests too deep.</exception>
    public static JsonObject Parse(string yaml, int firstLine, int maxDepth)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return [];
            JsonNode? root = ReadNode(parser, maxDepth);
            if (root is null || root is JsonValue value && value.ToString().Length == 0) return [];
            return root as JsonObject ?? throw new ArticleRefusedException(firstLine, "The front matter is not a list of 'name: value' lines.");
        }
        catch (YamlException fault)
        {
            throw new ArticleRefusedException(firstLine + (int)Math.Max(0, fault.Start.Line - 1), $"The front matter is not YAML: {fault.Message}", fault);
        }
        catch (InvalidOperationException fault)
        {
            // So the library's scanner ends on some names after brackets that were not closed.
            throw new ArticleRefusedException(firstLine, "The front matter is not YAML: a bracket is not closed.", fault);
        }
    }

    private static JsonNode? ReadNode(IParser parser, int depthLeft)
    {
        if (depthLeft == 0) throw new YamlException(parser.Current!.Start, parser.Current.End, "it nests too deep.");
        if (parser.TryConsume<Scalar>(out Scalar? scalar)) return IsNull(scalar) ? null : JsonValue.Create(scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(ReadNode(parser, depthLeft - 1));
            return list;
        }
        if (parser.TryConsume<MappingStart>(out _))
        {
            var mapping = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                string key = parser.Consume<Scalar>().Value;
                mapping[key] = ReadNode(parser, depthLeft - 1);
            }
            return mapping;
        }
        throw new YamlException(parser.Current!.Start, parser.Current.End, "aliases are not allowed.");
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
}

using System.Text.Json;
using System.Text.Json.Serialization;
using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Writes answers to searches in the form of <see cref="SummitJson"/>, by code that was generated for them: what the serializer works through instead is cold after every search.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(RelationConverter)])]
[JsonSerializable(typeof(SearchResponse))]
internal sealed partial class SearchJson : JsonSerializerContext
{
    /// <summary>Writes an answer.</summary>
    public static void Write(Utf8JsonWriter writer, SearchResponse answer) => Default.SearchResponse!.SerializeHandler!(writer, answer);

    private sealed class RelationConverter() : JsonStringEnumConverter<TotalRelation>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}

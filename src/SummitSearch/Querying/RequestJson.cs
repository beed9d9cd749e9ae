using System.Text.Json.Serialization;

namespace SummitSearch.Querying;

/// <summary>Requests as bytes to be hashed, written by code that was generated for them: every answer that has a next page needs the hash.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(SearchRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;

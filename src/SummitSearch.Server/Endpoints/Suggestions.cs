namespace SummitSearch.Server.Endpoints;

/// <summary>Answer of <c>/suggest</c>.</summary>
/// <param name="Texts">Completions, likeliest first.</param>
internal sealed record Suggestions([property: System.Text.Json.Serialization.JsonPropertyName("suggestions")] IReadOnlyList<string> Texts);

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SummitSearch.Server.Endpoints;

/// <summary>Completes the API document: the parameters that are read by hand, and an example for each body.</summary>
internal static class ApiExamples
{
    private const string Request = """{"query":"Which treaty article covers the Senkaku Islands?","k":5,"filters":{"language":["en"]},"facets":{"fields":["source","section"]}}""";
    private const string Article = """{"id":"example-1","title":"Leaders meet in Washington","body":"The two leaders met on Wednesday.\n\nThey agreed on seventy points.","source":"Harbour Desk","section":"Politics","publishedAt":"2024-04-10T19:30:00-04:00","tags":["summit"]}""";

    /// <summary>Says what the API is.</summary>
    public static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "SummitSearch";
        document.Info.Description = "Search an archive of news by passage, and keep it up to date. Errors are problem documents (RFC 9457) with a stable code. Where API keys are set, send one as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'.";
        return Task.CompletedTask;
    }

    /// <summary>Fills in one operation.</summary>
    public static Task Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        switch (operation.OperationId)
        {
            case "search":
                operation.Parameters = [.. SearchParameters.All.Select(static p => Parameter(p.Name, p.Description, p.Example, p.Repeatable))];
                break;
            case "suggest":
                operation.Parameters = [Parameter("q", "The text before the caret.", "senk"), Parameter("k", "Most completions, 1 to 50.", "8")];
                break;
            case "searchByDocument":
                SetExample(operation, "application/json", Request);
                break;
            case "putArticle":
                SetExample(operation, "application/json", Article);
                break;
            case "postArticles":
                SetExample(operation, "application/x-ndjson", Article);
                break;
            default:
                break;
        }
        return Task.CompletedTask;
    }

    private static IOpenApiParameter Parameter(string name, string description, string example, bool repeatable = false) => new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = repeatable ? JsonSchemaType.Array : JsonSchemaType.String, Items = repeatable ? new OpenApiSchema { Type = JsonSchemaType.String } : null },
        Example = example.Length == 0 ? null : JsonValue.Create(example),
    };

    private static void SetExample(OpenApiOperation operation, string mediaType, string json)
    {
        if (operation.RequestBody?.Content is { } content && content.TryGetValue(mediaType, out OpenApiMediaType? type))
            type.Example = JsonNode.Parse(json);
    }
}

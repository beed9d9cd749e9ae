using System.Text.Json;

namespace SummitSearch.Conformance.Indexing;

/// <summary>One step of a script that both writers carry out.</summary>
/// <param name="Op">add, update, delete, commit or merge.</param>
/// <param name="Field">Field of the term to update or delete by.</param>
/// <param name="Value">Text of that term.</param>
/// <param name="Segments">Segments to leave by a merge.</param>
/// <param name="Fields">The document: kind, name and value of each field.</param>
internal sealed record ReplayOperation(string Op, string? Field = null, string? Value = null, int Segments = 0, string[][]? Fields = null)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The step as a line of the script.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);
}

namespace SummitSearch.Server.Endpoints;

/// <summary>What became of one row of a bulk upload, or of one article; written only after its commit is durable.</summary>
/// <param name="Line">Line of the upload, from 1.</param>
/// <param name="Id">Id of the article; null if it was refused before it had one.</param>
/// <param name="Status"><c>added</c>, <c>updated</c>, <c>unchanged</c>, <c>outdated</c> or <c>refused</c>.</param>
/// <param name="Error">Why it was refused.</param>
internal sealed record RowResult(int Line, string? Id, string Status, string? Error = null);

namespace SummitSearch.Conformance.QueryParsing;

/// <summary>What a parser made of a text: the printed query, or null for an error.</summary>
internal readonly record struct ParsedQuery(string? Printed, string Detail);

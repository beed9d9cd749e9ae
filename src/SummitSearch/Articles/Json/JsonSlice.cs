namespace SummitSearch.Articles.Json;

/// <summary>The bytes of one JSON value of a file, or why they could not be had.</summary>
/// <param name="Bytes">The value; valid until the next one is read; empty if there is a fault.</param>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Fault">Why there are no bytes; null if there are.</param>
internal readonly record struct JsonSlice(ReadOnlyMemory<byte> Bytes, int Line, string? Fault);

namespace SummitSearch.Synonyms;

/// <summary>What became of the synonym file.</summary>
/// <param name="File">The file.</param>
/// <param name="Rules">Rules in use.</param>
/// <param name="Fault">Why the file as it is now was refused, so that the rules before it stay in use; null if it was not.</param>
/// <remarks>Immutable.</remarks>
public sealed record SynonymStatus(string File, int Rules, string? Fault);

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>A field to search in, and how much it counts.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Weight">Factor, finite and not negative.</param>
public readonly record struct FieldWeight(string Field, float Weight = 1f);

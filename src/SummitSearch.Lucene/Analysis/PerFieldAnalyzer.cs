using System.Collections.Frozen;

namespace SummitSearch.Lucene.Analysis;

/// <summary>Hands each field to its own analyzer.</summary>
/// <param name="fallback">For every field that is not in the map.</param>
/// <param name="analyzers">Analyzers by field name, compared ordinally; copied.</param>
public sealed class PerFieldAnalyzer(Analyzer fallback, IEnumerable<KeyValuePair<string, Analyzer>> analyzers) : Analyzer
{
    private readonly FrozenDictionary<string, Analyzer> _analyzers = analyzers.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The analyzer that is responsible for a field.</summary>
    public Analyzer For(string fieldName) => _analyzers.GetValueOrDefault(fieldName, fallback);

    /// <inheritdoc/>
    public override TokenStream CreateStream(string fieldName) => For(fieldName).CreateStream(fieldName);

    /// <inheritdoc/>
    public override int PositionIncrementGap(string fieldName) => For(fieldName).PositionIncrementGap(fieldName);

    /// <inheritdoc/>
    public override int OffsetGap(string fieldName) => For(fieldName).OffsetGap(fieldName);

    /// <inheritdoc/>
    public override string Normalize(string fieldName, string text) => For(fieldName).Normalize(fieldName, text);
}

using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>How a <see cref="SimpleQueryParser"/> reads a query.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SimpleParserOptions
{
    /// <summary>What words side by side mean; OR unless told otherwise.</summary>
    public DefaultOperator DefaultOperator { get; init; }

    /// <summary>The operators that count; all unless told otherwise.</summary>
    public SimpleOperators Operators { get; init; } = SimpleOperators.All;

    /// <summary>Most clauses of one Boolean; further ones are left out.</summary>
    public int MaxClauses { get; init; } = BooleanQuery.DefaultMaxClauses;

    /// <summary>Longest query text, in UTF-16 units; what is longer is cut off.</summary>
    public int MaxLength { get; init; } = 1 << 16;

    /// <summary>Most parentheses open at one place; further ones are ignored.</summary>
    public int MaxDepth { get; init; } = 500;
}

using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>A query as the engine is to run it.</summary>
internal sealed record QueryPlan
{
    /// <summary>The first stage, filters included.</summary>
    public required Query Query { get; init; }

    /// <summary>The words by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<QueryTerm>> Terms { get; init; } = new Dictionary<string, IReadOnlyList<QueryTerm>>();

    /// <summary>The synonyms by language.</summary>
    public IReadOnlyDictionary<string, List<SynonymGroup>> Synonyms { get; init; } = new Dictionary<string, List<SynonymGroup>>();

    /// <summary>The unstemmed words.</summary>
    public IReadOnlyList<QueryTerm> ExactTerms { get; init; } = [];

    /// <summary>By language, what is marked in texts.</summary>
    public IReadOnlyDictionary<string, Query> Marks { get; init; } = new Dictionary<string, Query>();

    /// <summary>The query with unknown words replaced; null if all are known.</summary>
    public string? Correction { get; init; }

    /// <summary>True if the second stage looks at the best.</summary>
    public bool IsReranked { get; init; }

    /// <summary>True if the query asks for words, false if it only narrows.</summary>
    public bool HasWords { get; init; }
}

using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>A query as the engine is to run it.</summary>
internal sealed record QueryPlan
{
    /// <summary>The first stage, filters included.</summary>
    public required Query Query { get; init; }

    /// <summary>The words by language.</summary>
    public Dictionary<string, List<QueryTerm>> Terms { get; init; } = [];

    /// <summary>The synonyms by language.</summary>
    public Dictionary<string, List<SynonymGroup>> Synonyms { get; init; } = [];

    /// <summary>The unstemmed words.</summary>
    public List<QueryTerm> ExactTerms { get; init; } = [];

    /// <summary>Its words with the little words beside them.</summary>
    public QueryRuns Runs { get; init; } = QueryRuns.None;

    /// <summary>What is marked in texts.</summary>
    public required QueryMarks Marks { get; init; }

    /// <summary>The query with unknown words replaced; null if all are known.</summary>
    public string? Correction { get; init; }

    /// <summary>True if the second stage looks at the best.</summary>
    public bool IsReranked { get; init; }

    /// <summary>True if the query asks for words, false if it only narrows.</summary>
    public bool HasWords { get; init; }
}

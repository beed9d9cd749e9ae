namespace SummitSearch.Lucene.QueryParsing;

/// <summary>What words that stand side by side without an operator mean.</summary>
public enum DefaultOperator
{
    /// <summary>Any of them may match; more matches score higher.</summary>
    Or,

    /// <summary>All of them must match.</summary>
    And,
}

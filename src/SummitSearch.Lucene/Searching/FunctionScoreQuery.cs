namespace SummitSearch.Lucene.Searching;

/// <summary>Matches as another query and scores by a numeric column: the column's value alone, or the score times the value.</summary>
/// <remarks>Negative values, no numbers and missing values score 0; as a factor a missing value counts as 1.</remarks>
public sealed class FunctionScoreQuery : Query
{
    private FunctionScoreQuery(Query query, string field, bool multiply)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(field);
        Query = query;
        Field = field;
        Multiply = multiply;
    }

    /// <summary>The query within.</summary>
    public Query Query { get; }

    /// <summary>The numeric doc-values field.</summary>
    public string Field { get; }

    /// <summary>True where the value multiplies the score, false where it replaces it.</summary>
    public bool Multiply { get; }

    /// <summary>The value replaces the score.</summary>
    public static FunctionScoreQuery ByValue(Query query, string field) => new(query, field, multiply: false);

    /// <summary>The value multiplies the score.</summary>
    public static FunctionScoreQuery BoostByValue(Query query, string field) => new(query, field, multiply: true);

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        Query inner = Query.Rewrite(searcher);
        return ReferenceEquals(inner, Query) ? this : new FunctionScoreQuery(inner, Field, Multiply);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new FunctionScoreWeight(this, searcher, needsScores, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visit)
    {
        visit(this);
        Query.Visit(visit);
    }

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is FunctionScoreQuery that && Multiply == that.Multiply && Field == that.Field && Query.Equals(that.Query);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(FunctionScoreQuery), Query, Field, Multiply);

    /// <inheritdoc/>
    public override string ToString() => $"FunctionScoreQuery({Query}, scored by {(Multiply ? $"boost(double({Field}))" : $"double({Field})")})";
}

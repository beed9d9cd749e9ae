namespace SummitSearch.Lucene.Searching;

/// <summary>Matches documents that have a length, a column value or a point in a field; constant score.</summary>
/// <remarks>An indexed text without tokens counts as existing. Fields that are only inverted and keep no lengths cannot be asked for.</remarks>
public sealed class FieldExistsQuery : Query
{
    /// <summary>Creates the query.</summary>
    public FieldExistsQuery(string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        Field = field;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new FieldExistsWeight(this, searcher, boost);

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is FieldExistsQuery that && Field == that.Field;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(FieldExistsQuery), Field);

    /// <inheritdoc/>
    public override string ToString() => $"NormsFieldExistsQuery [field={Field}]";
}

namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>A query as a key: its hash is computed once.</summary>
internal sealed class FilterKey(Query query) : IEquatable<FilterKey>
{
    private readonly int _hash = query.GetHashCode();

    /// <summary>The query.</summary>
    public Query Query { get; } = query;

    /// <inheritdoc/>
    public bool Equals(FilterKey? other) => other is not null && _hash == other._hash && Query.Equals(other.Query);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FilterKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}

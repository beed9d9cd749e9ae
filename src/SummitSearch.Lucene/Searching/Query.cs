using System.Globalization;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>What to look for: a tree of conditions on documents.</summary>
/// <remarks>Immutable, thread-safe, and comparable by value. <see cref="ToString"/> prints Lucene's notation with all field names, such as
/// <c>+text:a (text:b)^2.5 text:"a b"~3</c>.</remarks>
public abstract class Query : IEquatable<Query>
{
    /// <summary>One step towards a simpler query with the same matches and the same scores; returns this very object when there is nothing to simplify.</summary>
    /// <param name="searcher">Where the query will be searched for; its index, where the rewrite depends on the terms there.</param>
    public virtual Query Rewrite(IndexSearcher searcher) => this;

    /// <summary>Prepares the query for searching: looks up statistics, multiplies the boosts from above down to the leaves.</summary>
    /// <param name="searcher">Where statistics come from.</param>
    /// <param name="needsScores">False where only the matches count.</param>
    /// <param name="boost">Product of all enclosing boosts.</param>
    /// <exception cref="InvalidOperationException">The query is of a kind that must be rewritten first.</exception>
    internal virtual Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) =>
        throw new InvalidOperationException($"A {GetType().Name} cannot be searched as it is; rewrite it first.");

    /// <summary>What it takes to find the matches anew. Said where matches depend on nothing but the query and a segment's immutable files (not on columns, which may be updated).</summary>
    internal virtual FilterKind FilterKind => FilterKind.Changing;

    /// <summary>Calls <paramref name="visit"/> for this query and all queries within it, outer ones first.</summary>
    public virtual void Visit(Action<Query> visit) => visit(this);

    /// <inheritdoc/>
    public abstract bool Equals(Query? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Query);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <inheritdoc/>
    public abstract override string ToString();

    /// <summary>A float as Lucene prints boosts: shortest form, with at least one decimal.</summary>
    internal static string Print(float number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".EN∞") < 0 ? text + ".0" : text;
    }
}

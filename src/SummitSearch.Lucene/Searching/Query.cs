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

    /// <summary>A float as Lucene prints boosts: shortest form that gives it back, with at least one decimal, and with an exponent below 0.001 and from ten millions on.</summary>
    internal static string Print(float number)
    {
        if (!float.IsFinite(number))
            return number.ToString(CultureInfo.InvariantCulture);
        float size = Math.Abs(number);
        if (size is not (0f or (>= 1e-3f and < 1e7f)))
            return Scientific(number);
        // Decimal gives no exponent; its seven digits and more hold every float of this size.
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.') ? text : text + ".0";
    }

    private static string Scientific(float number)
    {
        string shortest = number.ToString("E8", CultureInfo.InvariantCulture);
        for (int digits = 1; digits < 8; digits++)
        {
            string text = number.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == number)
            {
                shortest = text;
                break;
            }
        }
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        return $"{shortest.AsSpan(0, e)}E{int.Parse(shortest.AsSpan(e + 1), CultureInfo.InvariantCulture)}";
    }
}

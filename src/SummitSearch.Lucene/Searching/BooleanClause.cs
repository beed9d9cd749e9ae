namespace SummitSearch.Lucene.Searching;

/// <summary>One clause of a <see cref="BooleanQuery"/>.</summary>
/// <remarks>Immutable. Prints as <c>+a</c>, <c>#a</c>, <c>a</c> or <c>-a</c>.</remarks>
/// <param name="Query">What to match.</param>
/// <param name="Occur">What the match means.</param>
public sealed record BooleanClause(Query Query, Occur Occur)
{
    /// <summary>True where a match adds to the score.</summary>
    public bool IsScoring => Occur is Occur.Must or Occur.Should;

    /// <inheritdoc/>
    public override string ToString()
    {
        string text = Query is BooleanQuery ? $"({Query})" : Query.ToString();
        return Occur switch { Occur.Must => "+", Occur.Filter => "#", Occur.MustNot => "-", _ => "" } + text;
    }
}

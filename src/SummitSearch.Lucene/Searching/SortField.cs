namespace SummitSearch.Lucene.Searching;

/// <summary>One key of a sort order. Hits that are equal in all keys are in order of document number.</summary>
/// <param name="Kind">What to sort by.</param>
/// <param name="Field">The doc-values field; empty for scores and document numbers.</param>
/// <param name="Reverse">True to turn the order round.</param>
public sealed record SortField(SortKind Kind, string Field = "", bool Reverse = false)
{
    /// <summary>Best score first.</summary>
    public static SortField Score { get; } = new(SortKind.Score);

    /// <summary>Order of the index.</summary>
    public static SortField Document { get; } = new(SortKind.Document);

    /// <summary>A numeric column, ascending unless reversed.</summary>
    public static SortField Number(string field, bool reverse = false) => new(SortKind.Number, field, reverse);

    /// <summary>A sorted column, ascending unless reversed.</summary>
    public static SortField Text(string field, bool reverse = false) => new(SortKind.Text, field, reverse);
}

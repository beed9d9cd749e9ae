namespace SummitSearch.Querying;

/// <summary>How the text of a query is read.</summary>
public enum QuerySyntax
{
    /// <summary>Forgiving: words, "quoted phrases", -excluded words. Never an error.</summary>
    Simple = 0,

    /// <summary>The classic Lucene syntax; faults are reported with their position.</summary>
    Lucene = 1,
}

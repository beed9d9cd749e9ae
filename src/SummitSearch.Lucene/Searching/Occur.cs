namespace SummitSearch.Lucene.Searching;

/// <summary>What a clause of a <see cref="BooleanQuery"/> asks of a document.</summary>
public enum Occur
{
    /// <summary>Must match, and adds to the score.</summary>
    Must,

    /// <summary>Must match, and adds nothing.</summary>
    Filter,

    /// <summary>May match, and then adds to the score.</summary>
    Should,

    /// <summary>Must not match.</summary>
    MustNot,
}

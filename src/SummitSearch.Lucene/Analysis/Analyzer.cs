namespace SummitSearch.Lucene.Analysis;

/// <summary>Builds the chains that turn the text of a field into terms, at indexing and at query time alike.</summary>
/// <remarks>An analyzer is immutable and may be shared by any number of threads; the streams it creates may not.</remarks>
public abstract class Analyzer
{
    /// <summary>Builds a fresh chain: a tokenizer and its filters.</summary>
    /// <remarks>Costs allocations; keep one stream per thread and field, and reset it for every text.</remarks>
    /// <param name="fieldName">The field whose text will be analysed.</param>
    public abstract TokenStream CreateStream(string fieldName);

    /// <summary>Positions left free between two values of a multi-valued field; 0 or more.</summary>
    public virtual int PositionIncrementGap(string fieldName) => 0;

    /// <summary>UTF-16 units by which the offsets of the next value of a multi-valued field are moved on; 0 or more.</summary>
    public virtual int OffsetGap(string fieldName) => 1;

    /// <summary>
    /// Brings a term that must not be cut or stemmed (prefix, wildcard, fuzzy or range term) into the form of the index:
    /// lower case and folding only. The base class leaves it as it is.
    /// </summary>
    public virtual string Normalize(string fieldName, string text) => text;
}

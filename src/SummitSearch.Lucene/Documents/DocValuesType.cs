namespace SummitSearch.Lucene.Documents;

/// <summary>Column-wise values of a field, by document. The numbers are those of the field-infos file.</summary>
public enum DocValuesType
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One 64-bit integer a document.</summary>
    Numeric = 1,

    /// <summary>One byte string a document.</summary>
    Binary = 2,

    /// <summary>One byte string a document, shared through a sorted dictionary.</summary>
    Sorted = 3,

    /// <summary>A set of byte strings a document, shared through a sorted dictionary.</summary>
    SortedSet = 4,

    /// <summary>Several 64-bit integers a document, ascending, duplicates kept.</summary>
    SortedNumeric = 5,
}

namespace SummitSearch.Lucene.Documents;

/// <summary>What a <see cref="FieldValue"/> holds.</summary>
public enum FieldValueKind
{
    /// <summary>A string.</summary>
    String = 0,

    /// <summary>Bytes.</summary>
    Bytes = 1,

    /// <summary>A 32-bit integer.</summary>
    Int32 = 2,

    /// <summary>A single-precision number.</summary>
    Single = 3,

    /// <summary>A 64-bit integer.</summary>
    Int64 = 4,

    /// <summary>A double-precision number.</summary>
    Double = 5,
}

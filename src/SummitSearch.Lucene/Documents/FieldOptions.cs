namespace SummitSearch.Lucene.Documents;

/// <summary>What the index does with a field. Inverting, doc values and points must agree for one field name over the whole index; storing need not.</summary>
/// <remarks>Immutable and shared freely between documents and threads.</remarks>
public sealed record FieldOptions
{
    /// <summary>How much of the terms is indexed.</summary>
    public IndexOptions IndexOptions { get; init; }

    /// <summary>True: the text goes through the analyzer. False: the whole value is one term.</summary>
    public bool Tokenized { get; init; } = true;

    /// <summary>True: no field lengths are kept, so that scoring ignores them.</summary>
    public bool OmitNorms { get; init; }

    /// <summary>True: the value comes back with the document.</summary>
    public bool Stored { get; init; }

    /// <summary>Column-wise values.</summary>
    public DocValuesType DocValues { get; init; }

    /// <summary>True: a number that is indexed as a one-dimensional point, for ranges. The value is Int64 or Double.</summary>
    public bool Point { get; init; }
}

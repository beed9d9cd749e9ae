using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing;

/// <summary>What the whole index knows of one field: its number, and the options that all its segments must agree on.</summary>
internal sealed record FieldFacts(string Name, int Number)
{
    /// <summary>How much of the terms is indexed, or None as long as no document had the field inverted.</summary>
    public IndexOptions IndexOptions { get; init; }

    /// <summary>True where field lengths are not kept; meaningful once the field is inverted.</summary>
    public bool OmitsNorms { get; init; }

    /// <summary>Column-wise values, or None as long as no document had any.</summary>
    public DocValuesType DocValuesType { get; init; }

    /// <summary>Point dimensions; 0 as long as no document had a point.</summary>
    public int PointDimensions { get; init; }

    /// <summary>Point dimensions that are indexed.</summary>
    public int PointIndexDimensions { get; init; }

    /// <summary>Bytes of a point dimension.</summary>
    public int PointBytes { get; init; }

    /// <summary>True for the one field that marks soft deletions.</summary>
    public bool IsSoftDeletesField { get; init; }

    /// <summary>The facts after a document used the field with these options.</summary>
    /// <exception cref="ArgumentException">They contradict what is known; the message names the field and both options.</exception>
    public FieldFacts With(FieldOptions options)
    {
        FieldFacts result = this;
        if (options.IndexOptions != IndexOptions.None)
            result = result.WithInversion(options.IndexOptions, options.OmitNorms);
        if (options.DocValues != DocValuesType.None)
            result = result.WithDocValues(options.DocValues);
        return options.Point ? result.WithPoints(1, 1, sizeof(long)) : result;
    }

    /// <summary>The facts after a segment was found to hold the field.</summary>
    /// <exception cref="ArgumentException">They contradict what is known.</exception>
    public FieldFacts With(FieldInfo field)
    {
        FieldFacts result = field.IsSoftDeletesField ? this with { IsSoftDeletesField = true } : this;
        if (field.IndexOptions != IndexOptions.None)
            result = result.WithInversion(field.IndexOptions, result.IndexOptions == IndexOptions.None ? field.OmitsNorms : result.OmitsNorms) with { OmitsNorms = result.OmitsNorms || field.OmitsNorms };
        if (field.DocValuesType != DocValuesType.None)
            result = result.WithDocValues(field.DocValuesType);
        return field.PointDimensions > 0 ? result.WithPoints(field.PointDimensions, field.PointIndexDimensions, field.PointBytes) : result;
    }

    private FieldFacts WithInversion(IndexOptions options, bool omitsNorms)
    {
        if (IndexOptions == IndexOptions.None)
            return this with { IndexOptions = options, OmitsNorms = omitsNorms };
        if (IndexOptions != options)
            throw Conflict("index options", IndexOptions.ToString(), options.ToString());
        return OmitsNorms == omitsNorms ? this : throw Conflict("norms", OmitsNorms ? "omitted" : "kept", omitsNorms ? "omitted" : "kept");
    }

    private FieldFacts WithDocValues(DocValuesType type) => DocValuesType == DocValuesType.None || DocValuesType == type
        ? this with { DocValuesType = type }
        : throw Conflict("doc values", DocValuesType.ToString(), type.ToString());

    private FieldFacts WithPoints(int dimensions, int indexDimensions, int bytes)
    {
        (int, int, int) now = (dimensions, indexDimensions, bytes);
        (int, int, int) before = (PointDimensions, PointIndexDimensions, PointBytes);
        return before == default || before == now
            ? this with { PointDimensions = dimensions, PointIndexDimensions = indexDimensions, PointBytes = bytes }
            : throw Conflict("points (dimensions, indexed dimensions, bytes)", before.ToString(), now.ToString());
    }

    private ArgumentException Conflict(string what, string before, string now) =>
        new($"Field '{Name}' has {what} {before} in this index and cannot take {now}. Use one set of options for a field, or another field name.");
}

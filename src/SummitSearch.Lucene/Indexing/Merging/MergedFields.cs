using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Describes the fields of a merged segment: all fields of its inputs, under the numbers of the whole index.</summary>
internal static class MergedFields
{
    /// <summary>Unites the fields.</summary>
    public static FieldInfos Describe(IReadOnlyList<MergeInput> inputs, FieldSchema schema)
    {
        Dictionary<string, FieldInfo> merged = new(StringComparer.Ordinal);
        foreach (FieldInfo field in inputs.SelectMany(static i => i.Reader.Fields))
            merged[field.Name] = merged.TryGetValue(field.Name, out FieldInfo? known) ? Unite(known, field) : Renumber(field, schema);
        return new FieldInfos(merged.Values.Select(f => SegmentSealer.WithAttributes(f, inputs.Any(i => i.Reader.Terms(f.Name) is not null))));
    }

    private static FieldInfo Renumber(FieldInfo field, FieldSchema schema) =>
        field with { Number = schema.Get(field.Name).Number, HasTermVectors = false, DocValuesGeneration = -1 };

    private static FieldInfo Unite(FieldInfo a, FieldInfo b) => a with
    {
        IndexOptions = a.IndexOptions > b.IndexOptions ? a.IndexOptions : b.IndexOptions,
        // Once a segment lacks the lengths, the field cannot be scored by them any more.
        OmitsNorms = a.OmitsNorms || b.OmitsNorms,
        HasPayloads = a.HasPayloads || b.HasPayloads,
        IsSoftDeletesField = a.IsSoftDeletesField || b.IsSoftDeletesField,
        DocValuesType = a.DocValuesType > b.DocValuesType ? a.DocValuesType : b.DocValuesType,
        PointDimensions = Math.Max(a.PointDimensions, b.PointDimensions),
        PointIndexDimensions = Math.Max(a.PointIndexDimensions, b.PointIndexDimensions),
        PointBytes = Math.Max(a.PointBytes, b.PointBytes),
    };
}

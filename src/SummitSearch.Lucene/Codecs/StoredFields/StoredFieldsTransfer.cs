using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Writes the stored values of another segment under the field numbers of this one.</summary>
internal sealed class StoredFieldsTransfer(StoredFieldsWriter writer, FieldInfos fields) : IStoredFieldVisitor
{
    /// <inheritdoc/>
    public bool Wants(FieldInfo field) => true;

    /// <inheritdoc/>
    public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => writer.WriteString(NumberOf(field), utf8);

    /// <inheritdoc/>
    public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => writer.WriteBytes(NumberOf(field), bytes);

    /// <inheritdoc/>
    public void VisitNumber(FieldInfo field, FieldValue value) => writer.WriteField(NumberOf(field), value);

    private int NumberOf(FieldInfo field) => fields.TryGet(field.Name, out FieldInfo? own)
        ? own.Number
        : throw new InvalidOperationException($"The merged segment lacks the field '{field.Name}'.");
}

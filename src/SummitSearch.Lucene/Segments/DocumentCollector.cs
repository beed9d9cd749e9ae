using System.Text;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Segments;

/// <summary>Collects all stored values of one document.</summary>
internal sealed class DocumentCollector : IStoredFieldVisitor
{
    /// <summary>What was collected.</summary>
    public Document Document { get; } = new();

    /// <inheritdoc/>
    public bool Wants(FieldInfo field) => true;

    /// <inheritdoc/>
    public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => Document.Add(Field.Stored(field.Name, FieldValue.Of(Encoding.UTF8.GetString(utf8))));

    /// <inheritdoc/>
    public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => Document.Add(Field.Stored(field.Name, FieldValue.Of(bytes.ToArray())));

    /// <inheritdoc/>
    public void VisitNumber(FieldInfo field, FieldValue value) => Document.Add(Field.Stored(field.Name, value));
}

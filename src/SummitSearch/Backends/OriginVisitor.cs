using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Reads what <see cref="ArticleDocuments.ReadOrigin"/> needs and skips the article itself.</summary>
internal sealed class OriginVisitor : IStoredFieldVisitor
{
    /// <summary>The values read.</summary>
    public Document Document { get; } = [];

    /// <inheritdoc/>
    public bool Wants(FieldInfo field) => field.Name is not (PassageSchema.Json or PassageSchema.Passages);

    /// <inheritdoc/>
    public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => Document.Add(Field.Stored(field.Name, FieldValue.Of(Encoding.UTF8.GetString(utf8))));

    /// <inheritdoc/>
    public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => Document.Add(Field.Stored(field.Name, FieldValue.Of(bytes.ToArray())));

    /// <inheritdoc/>
    public void VisitNumber(FieldInfo field, FieldValue value) => Document.Add(Field.Stored(field.Name, value));
}

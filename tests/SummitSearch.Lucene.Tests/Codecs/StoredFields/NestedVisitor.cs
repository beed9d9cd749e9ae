using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs.StoredFields;

/// <summary>Reads the next document while it is in the middle of one, as searches on several threads do.</summary>
internal sealed class NestedVisitor(StoredFieldsReader reader, int[] docIds, int depth, List<(int, FieldValue)>[] found) : IStoredFieldVisitor
{
    /// <summary>The values of the documents, each read while all before it are being read.</summary>
    public static IEnumerable<(int, FieldValue)[]> Read(StoredFieldsReader reader, int[] docIds)
    {
        List<(int, FieldValue)>[] found = [.. docIds.Select(static _ => new List<(int, FieldValue)>())];
        new NestedVisitor(reader, docIds, -1, found).ReadNext();
        return found.Select(static f => f.ToArray());
    }

    /// <inheritdoc/>
    public bool Wants(FieldInfo field) => true;

    /// <inheritdoc/>
    public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => Add(field, FieldValue.Of(Encoding.UTF8.GetString(utf8)));

    /// <inheritdoc/>
    public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => Add(field, FieldValue.Of(bytes.ToArray()));

    /// <inheritdoc/>
    public void VisitNumber(FieldInfo field, FieldValue value) => Add(field, value);

    private void Add(FieldInfo field, FieldValue value)
    {
        found[depth].Add((field.Number, value));
        if (found[depth].Count == 1)
            ReadNext();
    }

    private void ReadNext()
    {
        if (depth + 1 < docIds.Length)
            reader.Visit(docIds[depth + 1], new NestedVisitor(reader, docIds, depth + 1, found));
    }
}

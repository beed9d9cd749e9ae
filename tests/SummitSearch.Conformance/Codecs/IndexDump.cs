using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Conformance.Codecs;

/// <summary>Every value of an index but its postings as text, line for line what the oracle's <c>dump</c> prints.</summary>
internal static class IndexDump
{
    public static List<string> Of(IndexReader reader)
    {
        List<string> lines = [];
        foreach (SegmentReader segment in reader.Segments)
            Dump(segment, lines);
        return lines;
    }

    private static void Dump(SegmentReader segment, List<string> lines)
    {
        lines.Add(Join("segment", segment.Info.Info.Name, segment.MaxDoc, segment.LiveCount));
        StoredFieldsReader stored = segment.OpenStoredFields();
        for (int docId = 0; docId < segment.MaxDoc; docId++)
        {
            if (segment.LiveDocs is { } live && !live[docId])
                lines.Add(Join("deleted", docId));
            stored.Visit(docId, new StoredLines(docId, lines));
        }
        foreach (FieldInfo field in segment.Fields.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (field.HasNorms)
                Numbers("norm", field.Name, segment.Norms(field.Name)!.OpenCursor(), lines);
            Columns(segment, field, lines);
            if (segment.Points(field.Name) is { } points)
                Points(field.Name, points, lines);
        }
    }

    private static void Columns(SegmentReader segment, FieldInfo field, List<string> lines)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                Numbers("numeric", field.Name, segment.NumericDocValues(field.Name)!, lines);
                break;
            case DocValuesType.Binary:
                Binary(field.Name, segment.BinaryDocValues(field.Name)!, lines);
                break;
            case DocValuesType.Sorted:
                Sorted(field.Name, segment.SortedDocValues(field.Name)!, lines);
                break;
            case DocValuesType.SortedSet:
                SortedSet(field.Name, segment.SortedSetDocValues(field.Name)!, lines);
                break;
            case DocValuesType.SortedNumeric:
                SortedNumeric(field.Name, segment.SortedNumericDocValues(field.Name)!, lines);
                break;
        }
    }

    private static void Numbers(string kind, string field, NumericDocValues column, List<string> lines)
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            lines.Add(Join(kind, field, column.DocId, column.Value));
    }

    private static void Binary(string field, BinaryDocValues column, List<string> lines)
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            lines.Add(Join("binary", field, column.DocId, Hex(column.Value)));
    }

    private static void Sorted(string field, SortedDocValues column, List<string> lines)
    {
        for (int ordinal = 0; ordinal < column.ValueCount; ordinal++)
            lines.Add(Join("term", field, ordinal, Hex(column.LookupOrdinal(ordinal))));
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            lines.Add(Join("sorted", field, column.DocId, column.Ordinal));
    }

    private static void SortedSet(string field, SortedSetDocValues column, List<string> lines)
    {
        for (long ordinal = 0; ordinal < column.ValueCount; ordinal++)
            lines.Add(Join("term", field, ordinal, Hex(column.LookupOrdinal(ordinal))));
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            StringBuilder line = new(Join("set", field, column.DocId));
            for (long ordinal = column.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = column.NextOrdinal())
                line.Append('\t').Append(ordinal);
            lines.Add(line.ToString());
        }
    }

    private static void SortedNumeric(string field, SortedNumericDocValues column, List<string> lines)
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            StringBuilder line = new(Join("numbers", field, column.DocId));
            for (int i = column.ValueCount; i > 0; i--)
                line.Append('\t').Append(column.NextValue());
            lines.Add(line.ToString());
        }
    }

    private static void Points(string field, PointsReader points, List<string> lines)
    {
        PointLines visitor = new(field);
        points.Intersect(visitor);
        visitor.Lines.Sort(StringComparer.Ordinal);
        lines.AddRange(visitor.Lines);
    }

    private static string Join(params object[] parts) => string.Join('\t', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)));

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private sealed class StoredLines(int docId, List<string> lines) : IStoredFieldVisitor
    {
        public bool Wants(FieldInfo field) => true;

        public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => lines.Add(Join("stored", docId, field.Name, "string", Hex(utf8)));

        public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => lines.Add(Join("stored", docId, field.Name, "bytes", Hex(bytes)));

        public void VisitNumber(FieldInfo field, FieldValue value) => lines.Add(value.Kind switch
        {
            FieldValueKind.Int32 => Join("stored", docId, field.Name, "int", value.AsInt32),
            FieldValueKind.Int64 => Join("stored", docId, field.Name, "long", value.AsInt64),
            FieldValueKind.Single => Join("stored", docId, field.Name, "float", BitConverter.SingleToInt32Bits(value.AsSingle)),
            _ => Join("stored", docId, field.Name, "double", BitConverter.DoubleToInt64Bits(value.AsDouble)),
        });
    }

    private sealed class PointLines(string field) : IPointVisitor
    {
        public List<string> Lines { get; } = [];

        public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => CellRelation.Crosses;

        public void Visit(int docId) => throw new InvalidOperationException("Nothing is inside.");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue) =>
            Lines.Add(Join("point", field, docId.ToString("d8", CultureInfo.InvariantCulture), Hex(packedValue)));
    }
}

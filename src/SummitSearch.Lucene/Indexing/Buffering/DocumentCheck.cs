using System.Text;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Finds what makes a value unfit for its field's options before anything of the document is taken in.</summary>
internal static class DocumentCheck
{
    private const int MaxBytesPerUnit = 3;

    /// <summary>Checks one value.</summary>
    /// <exception cref="ArgumentException">It cannot be indexed as its options ask; the message names the field.</exception>
    public static void Check(Field field)
    {
        FieldOptions options = field.Options;
        FieldValueKind kind = field.Value.Kind;
        bool inverted = options.IndexOptions != IndexOptions.None;
        if (inverted && kind != FieldValueKind.String && (kind != FieldValueKind.Bytes || options.Tokenized))
            throw Unfit(field, "inverted", options.Tokenized ? "a string" : "a string or bytes");
        if (options.Point && kind is not (FieldValueKind.Int64 or FieldValueKind.Double))
            throw Unfit(field, "a point", "Int64 or Double");
        if (options.DocValues != DocValuesType.None)
            CheckColumn(field, options.DocValues, kind);
        else if (!inverted && !options.Point && !options.Stored)
            throw new ArgumentException($"Field '{field.Name}' is neither indexed, nor stored, nor kept as a column: its options do nothing.");
    }

    private static void CheckColumn(Field field, DocValuesType type, FieldValueKind kind)
    {
        if (type is DocValuesType.Numeric or DocValuesType.SortedNumeric)
        {
            if (kind != FieldValueKind.Int64)
                throw Unfit(field, $"a {type} column", "Int64");
            return;
        }
        if (kind is not (FieldValueKind.String or FieldValueKind.Bytes))
            throw Unfit(field, $"a {type} column", "a string or bytes");
        if (type != DocValuesType.Binary && ByteLength(field.Value) > TermTable.MaxTermLength)
            throw new ArgumentException($"Field '{field.Name}' has a {type} column value of {ByteLength(field.Value)} bytes; at most {TermTable.MaxTermLength} are allowed.");
    }

    private static int ByteLength(FieldValue value)
    {
        if (value.Kind == FieldValueKind.Bytes)
            return value.AsBytes.Length;
        string text = value.AsString;
        return text.Length * MaxBytesPerUnit <= TermTable.MaxTermLength ? text.Length : Encoding.UTF8.GetByteCount(text);
    }

    private static ArgumentException Unfit(Field field, string use, string wanted) =>
        new($"Field '{field.Name}' is {use} and needs {wanted}; the value is of kind {field.Value.Kind}.");
}

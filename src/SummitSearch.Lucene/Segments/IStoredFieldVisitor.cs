using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Segments;

/// <summary>Takes the stored values of one document, in their order.</summary>
public interface IStoredFieldVisitor
{
    /// <summary>Whether the value is wanted; false skips it without decoding.</summary>
    bool Wants(FieldInfo field);

    /// <summary>Takes a string as UTF-8; valid during the call.</summary>
    void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8);

    /// <summary>Takes bytes; valid during the call.</summary>
    void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes);

    /// <summary>Takes a number.</summary>
    void VisitNumber(FieldInfo field, FieldValue value);
}

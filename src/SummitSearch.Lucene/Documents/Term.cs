using System.Text;

namespace SummitSearch.Lucene.Documents;

/// <summary>A word of a field as the index knows it: field name and bytes (UTF-8 for text).</summary>
/// <remarks>Immutable. Ordered by field name (ordinal), then by unsigned bytes, which for UTF-8 is code-point order.</remarks>
public sealed class Term : IEquatable<Term>, IComparable<Term>
{
    private readonly byte[] _bytes;
    private int _hash;

    /// <summary>A term from text.</summary>
    public Term(string field, string text)
        : this(field, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>A term from bytes, which are copied.</summary>
    public Term(string field, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        Field = field;
        _bytes = bytes.ToArray();
    }

    /// <summary>Field name.</summary>
    public string Field { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The bytes read as UTF-8; bytes that are none become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(_bytes);

    /// <inheritdoc/>
    public int CompareTo(Term? other)
    {
        if (other is null)
            return 1;
        int byField = string.CompareOrdinal(Field, other.Field);
        return byField != 0 ? byField : Bytes.SequenceCompareTo(other.Bytes);
    }

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Field == other.Field && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        HashCode hash = default;
        hash.Add(Field);
        hash.AddBytes(_bytes);
        return _hash = hash.ToHashCode() | 1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}:{Text}";
}

namespace SummitSearch.Lucene.Documents;

/// <summary>One value of a field: a string, bytes or a number, without boxing.</summary>
/// <remarks>Immutable as long as nobody changes the bytes handed in.</remarks>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private FieldValue(FieldValueKind kind, object? reference, long bits)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
    }

    /// <summary>Which of the accessors below is valid.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>The string.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsString => _reference as string ?? throw Wrong(FieldValueKind.String);

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public byte[] AsBytes => _reference as byte[] ?? throw Wrong(FieldValueKind.Bytes);

    /// <summary>The 32-bit integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public int AsInt32 => Kind == FieldValueKind.Int32 ? (int)_bits : throw Wrong(FieldValueKind.Int32);

    /// <summary>The 64-bit integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsInt64 => Kind == FieldValueKind.Int64 ? _bits : throw Wrong(FieldValueKind.Int64);

    /// <summary>The single-precision number.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public float AsSingle => Kind == FieldValueKind.Single ? BitConverter.Int32BitsToSingle((int)_bits) : throw Wrong(FieldValueKind.Single);

    /// <summary>The double-precision number.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double AsDouble => Kind == FieldValueKind.Double ? BitConverter.Int64BitsToDouble(_bits) : throw Wrong(FieldValueKind.Double);

    /// <summary>Wraps a string.</summary>
    public static FieldValue Of(string value) => new(FieldValueKind.String, value ?? throw new ArgumentNullException(nameof(value)), 0);

    /// <summary>Wraps bytes, which are not copied.</summary>
    public static FieldValue Of(byte[] value) => new(FieldValueKind.Bytes, value ?? throw new ArgumentNullException(nameof(value)), 0);

    /// <summary>Wraps a 32-bit integer.</summary>
    public static FieldValue Of(int value) => new(FieldValueKind.Int32, null, value);

    /// <summary>Wraps a 64-bit integer.</summary>
    public static FieldValue Of(long value) => new(FieldValueKind.Int64, null, value);

    /// <summary>Wraps a single-precision number.</summary>
    public static FieldValue Of(float value) => new(FieldValueKind.Single, null, BitConverter.SingleToInt32Bits(value));

    /// <summary>Wraps a double-precision number.</summary>
    public static FieldValue Of(double value) => new(FieldValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Same kind and same value; numbers by their bits, bytes by content.</summary>
    public bool Equals(FieldValue other) => Kind == other.Kind && _bits == other._bits && (_reference is byte[] bytes
        ? other._reference is byte[] otherBytes && bytes.AsSpan().SequenceEqual(otherBytes)
        : Equals(_reference, other._reference));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference is byte[] bytes ? bytes.Length : _reference?.GetHashCode() ?? 0);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        FieldValueKind.String => AsString,
        FieldValueKind.Bytes => Convert.ToHexString(AsBytes),
        FieldValueKind.Single => AsSingle.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        FieldValueKind.Double => AsDouble.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => _bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Value equality.</summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    private InvalidOperationException Wrong(FieldValueKind wanted) => new($"The value is of kind {Kind}, not {wanted}.");
}

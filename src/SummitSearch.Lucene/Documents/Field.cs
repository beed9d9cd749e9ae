namespace SummitSearch.Lucene.Documents;

/// <summary>One value of one field of a document, with what the index is to do with it. Several fields of one name make a multi-valued field.</summary>
/// <remarks>Immutable.</remarks>
public sealed class Field
{
    private static readonly FieldOptions TextOptions = new() { IndexOptions = IndexOptions.DocumentsFrequenciesAndPositions };
    private static readonly FieldOptions StoredTextOptions = TextOptions with { Stored = true };
    private static readonly FieldOptions KeywordOptions = new() { IndexOptions = IndexOptions.Documents, Tokenized = false, OmitNorms = true };
    private static readonly FieldOptions StoredKeywordOptions = KeywordOptions with { Stored = true };
    private static readonly FieldOptions StoredOptions = new() { Stored = true };
    private static readonly FieldOptions PointOptions = new() { Point = true };
    private static readonly FieldOptions[] DocValuesOptions = [.. Enum.GetValues<DocValuesType>().Select(static t => new FieldOptions { DocValues = t })];

    /// <summary>Creates a field with any combination of options.</summary>
    /// <param name="name">Field name; not empty.</param>
    /// <param name="value">The value. Inverted fields take strings (or bytes, if not tokenized); numeric doc values and points take numbers.</param>
    /// <param name="options">What to do with it.</param>
    public Field(string name, FieldValue value, FieldOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        Value = value;
        Options = options;
    }

    /// <summary>Field name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public FieldValue Value { get; }

    /// <summary>What the index does with it.</summary>
    public FieldOptions Options { get; }

    /// <summary>Analysed text with positions and norms.</summary>
    public static Field Text(string name, string value, bool stored = false) => new(name, FieldValue.Of(value), stored ? StoredTextOptions : TextOptions);

    /// <summary>A string that is one term, documents only, without norms.</summary>
    public static Field Keyword(string name, string value, bool stored = false) => new(name, FieldValue.Of(value), stored ? StoredKeywordOptions : KeywordOptions);

    /// <summary>A value that only comes back with the document.</summary>
    public static Field Stored(string name, FieldValue value) => new(name, value, StoredOptions);

    /// <summary>A value in a column: numeric types take Int64 (other numbers are the caller's to encode), the others strings or bytes.</summary>
    public static Field DocValues(string name, DocValuesType type, FieldValue value) => new(name, value, DocValuesOptions[(int)type]);

    /// <summary>A one-dimensional point: Int64 or Double.</summary>
    public static Field Point(string name, FieldValue value) => new(name, value, PointOptions);
}

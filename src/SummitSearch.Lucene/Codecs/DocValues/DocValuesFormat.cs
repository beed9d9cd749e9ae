using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Names, versions and constants of the doc-values files (FORMAT.md, "Doc values").</summary>
internal static class DocValuesFormat
{
    /// <summary>Extension of the data.</summary>
    public const string DataExtension = "dvd";

    /// <summary>Extension of the metadata.</summary>
    public const string MetaExtension = "dvm";

    /// <summary>Kind of the data file.</summary>
    public const string DataCodec = "Lucene80DocValuesData";

    /// <summary>Kind of the metadata file.</summary>
    public const string MetaCodec = "Lucene80DocValuesMetadata";

    /// <summary>Type code of numeric columns in the metadata; the codes differ from those of the field infos.</summary>
    public const int NumericType = 0;

    /// <summary>Type code of binary columns.</summary>
    public const int BinaryType = 1;

    /// <summary>Type code of sorted columns.</summary>
    public const int SortedType = 2;

    /// <summary>Type code of sorted-set columns.</summary>
    public const int SortedSetType = 3;

    /// <summary>Type code of sorted-numeric columns.</summary>
    public const int SortedNumericType = 4;

    /// <summary>Version in which binary values are never compressed.</summary>
    public const int PlainVersion = 0;

    /// <summary>Version in which binary values always are: that of Lucene 8.7.0.</summary>
    public const int CompressedVersion = 1;

    /// <summary>Version in which an attribute of the field tells: that of Lucene 8.8.</summary>
    public const int ModeVersion = 2;

    /// <summary>The format's name, as an attribute of every field with doc values names it.</summary>
    public const string Name = "Lucene80";

    /// <summary>What this engine adds to the file names.</summary>
    public const string Suffix = "Lucene80_0";

    /// <summary>Attribute with the format's name.</summary>
    public const string FormatKey = "PerFieldDocValuesFormat.format";

    /// <summary>Attribute with what is added to the format's name in file names.</summary>
    public const string SuffixKey = "PerFieldDocValuesFormat.suffix";

    /// <summary>Attribute of binary fields that tells whether they are compressed.</summary>
    public const string ModeKey = "Lucene80DocValuesFormat.mode";

    /// <summary>Value of <see cref="ModeKey"/> for plain values.</summary>
    public const string PlainMode = "BEST_SPEED";

    /// <summary>Value of <see cref="ModeKey"/> for compressed values.</summary>
    public const string CompressedMode = "BEST_COMPRESSION";

    /// <summary>Numeric values a block, as a power of two, where widths differ between blocks.</summary>
    public const int NumericBlockShift = 14;

    /// <summary>Values a block of a monotonic sequence, as a power of two.</summary>
    public const int MonotonicShift = 16;

    /// <summary>Binary values a compressed chunk, as a power of two.</summary>
    public const int BinaryChunkShift = 5;

    /// <summary>Terms a block of a dictionary, as a power of two.</summary>
    public const int TermBlockShift = 4;

    /// <summary>Terms an entry of the index of a dictionary, as a power of two.</summary>
    public const int TermIndexShift = 10;

    private static readonly Dictionary<string, string> CommonAttributes = new(StringComparer.Ordinal) { [FormatKey] = Name, [SuffixKey] = "0" };

    /// <summary>The attributes that a field with doc values must have in the <c>.fnm</c> file of a segment that this engine writes.</summary>
    /// <remarks>Written as version 1, which every release with codec Lucene87 reads: binary values need no attribute there, they are always compressed.</remarks>
    public static IReadOnlyDictionary<string, string> FieldAttributes(DocValuesType type) =>
        type == DocValuesType.None ? FieldInfo.EmptyAttributes : CommonAttributes;

    /// <summary>The suffix of the files that hold a field.</summary>
    /// <exception cref="CorruptIndexException">The field lacks the attributes.</exception>
    /// <exception cref="UnsupportedIndexFormatException">Another format.</exception>
    public static string SuffixOf(FieldInfo field, string fileName)
    {
        if (!field.Attributes.TryGetValue(FormatKey, out string? format) || !field.Attributes.TryGetValue(SuffixKey, out string? suffix))
            throw new CorruptIndexException(fileName, -1, $"field '{field.Name}' has doc values, but no attributes that tell where.");
        return format == Name
            ? $"{format}_{suffix}"
            : throw new UnsupportedIndexFormatException(fileName, $"field '{field.Name}' has doc values in format '{format}'; only {Name} is supported.");
    }
}

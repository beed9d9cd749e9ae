using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Names, versions and field attributes of the postings format <c>Lucene84</c>, the only one of codec <c>Lucene87</c>.</summary>
internal static class PostingsFormat
{
    /// <summary>Suffix of file names and headers when all fields share one instance of the format, as they do by default.</summary>
    public const string Suffix = "Lucene84_0";

    /// <summary>Name of the format.</summary>
    public const string Name = "Lucene84";

    /// <summary>Field attribute that holds the name of the format.</summary>
    public const string FormatAttribute = "PerFieldPostingsFormat.format";

    /// <summary>Field attribute that holds the instance number.</summary>
    public const string SuffixAttribute = "PerFieldPostingsFormat.suffix";

    internal const string DocCodec = "Lucene84PostingsWriterDoc";
    internal const string PosCodec = "Lucene84PostingsWriterPos";
    internal const string PayCodec = "Lucene84PostingsWriterPay";
    internal const string TermsCodec = "BlockTreeTermsDict";
    internal const string IndexCodec = "BlockTreeTermsIndex";
    internal const string MetaCodec = "BlockTreeTermsMeta";
    internal const string StateCodec = "Lucene84PostingsWriterTerms";
    internal const int PostingsVersion = 1;
    internal const int TermsVersion = 6;

    /// <summary>The attributes that every indexed field has in <c>.fnm</c>.</summary>
    public static IReadOnlyDictionary<string, string> FieldAttributes { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { [FormatAttribute] = Name, [SuffixAttribute] = "0" };

    /// <summary>Name of a file of the group; <paramref name="extension"/> without its dot.</summary>
    public static string FileName(string segment, string suffix, string extension) => $"{segment}_{suffix}.{extension}";

    /// <summary>True where the field needs a <c>.pay</c> file.</summary>
    public static bool HasPayFile(FieldInfo field) => field.HasPositions && (field.HasOffsets || field.HasPayloads);
}

using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>One key of an index sort, as the <c>.si</c> file records it (FORMAT.md, "Segment info").</summary>
internal static class IndexSortRecord
{
    private const string Plain = "SortField";
    private const string SortedNumeric = "SortedNumericSortField";
    private const string SortedSet = "SortedSetSortField";

    /// <summary>Reads a record.</summary>
    public static IndexSortField Read(IndexInput input)
    {
        string provider = input.ReadString();
        return provider switch
        {
            Plain => ReadNumeric(input, provider, hasSelector: false),
            SortedNumeric => ReadNumeric(input, provider, hasSelector: true),
            SortedSet => ReadSortedSet(input, provider),
            _ => throw new UnsupportedIndexFormatException(input.Name, "the index sort uses an unknown kind of key."),
        };
    }

    /// <summary>Writes a record.</summary>
    public static void Write(DataOutput output, IndexSortField sort)
    {
        output.WriteString(sort.Provider);
        output.WriteString(sort.Field);
        if (sort.Provider == SortedSet)
        {
            output.WriteInt32(sort.Reverse ? 1 : 0);
            output.WriteInt32(sort.Selector);
            output.WriteInt32((int)(sort.MissingValue ?? 0));
            return;
        }
        output.WriteString(sort.Type);
        output.WriteInt32(sort.Reverse ? 1 : 0);
        if (sort.Provider == SortedNumeric)
            output.WriteInt32(sort.Selector);
        output.WriteInt32(sort.MissingValue is null ? 0 : 1);
        if (sort.MissingValue is { } missing)
            WriteMissing(output, sort.Type, missing);
    }

    private static IndexSortField ReadNumeric(IndexInput input, string provider, bool hasSelector)
    {
        string field = input.ReadString();
        string type = input.ReadString();
        bool reverse = ReadBounded(input, 1) == 1;
        int selector = hasSelector ? ReadBounded(input, 1) : 0;
        long? missing = ReadBounded(input, 1) == 0 ? null : IsWide(input, type) ? input.ReadInt64() : input.ReadInt32();
        return new IndexSortField(provider, field, type, reverse, selector, missing);
    }

    private static IndexSortField ReadSortedSet(IndexInput input, string provider)
    {
        string field = input.ReadString();
        bool reverse = ReadBounded(input, 1) == 1;
        int selector = ReadBounded(input, 3);
        int missing = ReadBounded(input, 2);
        return new IndexSortField(provider, field, "", reverse, selector, missing == 0 ? null : missing);
    }

    private static void WriteMissing(DataOutput output, string type, long missing)
    {
        if (type is "LONG" or "DOUBLE")
            output.WriteInt64(missing);
        else
            output.WriteInt32((int)missing);
    }

    private static bool IsWide(IndexInput input, string type) => type switch
    {
        "LONG" or "DOUBLE" => true,
        "INT" or "FLOAT" or "STRING" => false,
        _ => throw new UnsupportedIndexFormatException(input.Name, "the index sort uses an unknown type."),
    };

    private static int ReadBounded(IndexInput input, int max)
    {
        int value = input.ReadInt32();
        return (uint)value <= (uint)max ? value : throw new CorruptIndexException(input.Name, input.Position - 4, $"found {value} where 0 to {max} is expected.");
    }
}

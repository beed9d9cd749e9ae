using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Reads and writes <c>.fnm</c> files: the fields of a segment (FORMAT.md, "Field infos").</summary>
internal static class FieldInfosFile
{
    /// <summary>File extension.</summary>
    public const string Extension = "fnm";

    private const string Codec = "Lucene60FieldInfos";
    private const int Version = 2;
    private const int TermVectorsBit = 1;
    private const int OmitNormsBit = 2;
    private const int PayloadsBit = 4;
    private const int SoftDeletesBit = 8;
    private const int MaxPointDimensions = 16;
    private const int MaxIndexDimensions = 8;
    private const int MaxPointBytes = 16;

    /// <summary>Reads an open file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="segmentId">Id of its segment.</param>
    /// <param name="suffix">Empty, or the generation in base 36.</param>
    public static FieldInfos Read(IndexInput input, byte[] segmentId, string suffix) =>
        MetadataFile.Read(input, Codec, Version, Version, segmentId, suffix, static (input, _) => ReadBody(input));

    /// <summary>Writes the fields of a segment and returns the file's name.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="segment">Segment name.</param>
    /// <param name="segmentId">Segment id.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="generation">Generation of an update, or -1 for the segment's own file.</param>
    public static string Write(IndexDirectory directory, string segment, byte[] segmentId, FieldInfos fields, long generation = -1)
    {
        string suffix = IndexFileNames.GenerationSuffix(generation);
        string name = IndexFileNames.Segment(segment, suffix, Extension);
        using IndexOutput output = directory.CreateOutput(name);
        CodecFile.WriteHeader(output, Codec, Version, segmentId, suffix);
        output.WriteVInt(fields.Count);
        foreach (FieldInfo field in fields)
            WriteField(output, field);
        CodecFile.WriteFooter(output);
        return name;
    }

    private static void WriteField(IndexOutput output, FieldInfo field)
    {
        output.WriteString(field.Name);
        output.WriteVInt(field.Number);
        output.WriteByte(Bits(field));
        output.WriteByte((byte)field.IndexOptions);
        output.WriteByte((byte)field.DocValuesType);
        output.WriteInt64(field.DocValuesGeneration);
        output.WriteMap(field.Attributes);
        output.WriteVInt(field.PointDimensions);
        if (field.PointDimensions == 0)
            return;
        output.WriteVInt(field.PointIndexDimensions);
        output.WriteVInt(field.PointBytes);
    }

    private static byte Bits(FieldInfo field) => (byte)(
        (field.HasTermVectors ? TermVectorsBit : 0)
        | (field.OmitsNorms ? OmitNormsBit : 0)
        | (field.HasPayloads ? PayloadsBit : 0)
        | (field.IsSoftDeletesField ? SoftDeletesBit : 0));

    private static FieldInfos ReadBody(IndexInput input)
    {
        int count = input.ReadCount();
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<int> numbers = [];
        List<FieldInfo> fields = [];
        for (int i = 0; i < count; i++)
        {
            long at = input.Position;
            FieldInfo field = ReadField(input);
            if (!names.Add(field.Name) || !numbers.Add(field.Number))
                throw new CorruptIndexException(input.Name, at, $"field {field.Number} shares its name or its number with another field.");
            fields.Add(field);
        }
        return new FieldInfos(fields);
    }

    private static FieldInfo ReadField(IndexInput input)
    {
        long at = input.Position;
        string name = input.ReadString();
        int number = input.ReadCount();
        int bits = input.ReadByte();
        IndexOptions indexOptions = (IndexOptions)ReadBounded(input, (int)IndexOptions.DocumentsFrequenciesPositionsAndOffsets);
        DocValuesType docValues = (DocValuesType)ReadBounded(input, (int)DocValuesType.SortedNumeric);
        long generation = input.ReadInt64();
        Dictionary<string, string> attributes = input.ReadMap();
        int dimensions = input.ReadCount(MaxPointDimensions);
        FieldInfo field = new()
        {
            Name = name,
            Number = number,
            IndexOptions = indexOptions,
            HasTermVectors = (bits & TermVectorsBit) != 0,
            OmitsNorms = (bits & OmitNormsBit) != 0,
            HasPayloads = (bits & PayloadsBit) != 0,
            IsSoftDeletesField = (bits & SoftDeletesBit) != 0,
            DocValuesType = docValues,
            DocValuesGeneration = generation,
            Attributes = attributes,
            PointDimensions = dimensions,
            PointIndexDimensions = dimensions == 0 ? 0 : input.ReadCount(Math.Min(MaxIndexDimensions, dimensions)),
            PointBytes = dimensions == 0 ? 0 : input.ReadCount(MaxPointBytes),
        };
        if (bits >= 16 || Contradiction(field) is not null)
            throw new CorruptIndexException(input.Name, at, $"field {number}: {Contradiction(field) ?? $"unknown bits {bits:x2}"}.");
        return field;
    }

    private static string? Contradiction(FieldInfo field)
    {
        bool indexed = field.IndexOptions != IndexOptions.None;
        if (!indexed && (field.HasTermVectors || field.HasPayloads || field.OmitsNorms))
            return "is not indexed, yet has term vectors, payloads or omitted norms";
        if (field.HasPayloads && !field.HasPositions)
            return "has payloads without positions";
        if (field.PointDimensions > 0 && (field.PointBytes == 0 || field.PointIndexDimensions == 0))
            return "has points without bytes";
        if (field.DocValuesGeneration < -1 || (field.DocValuesGeneration != -1 && field.DocValuesType == DocValuesType.None))
            return $"has doc-values generation {field.DocValuesGeneration} without doc values";
        return null;
    }

    private static int ReadBounded(IndexInput input, int max)
    {
        int value = input.ReadByte();
        return value <= max ? value : throw new CorruptIndexException(input.Name, input.Position - 1, $"found {value} where 0 to {max} is expected.");
    }
}

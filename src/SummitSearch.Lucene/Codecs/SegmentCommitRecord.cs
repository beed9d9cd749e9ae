using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>What a commit says of one segment (FORMAT.md, "Commit").</summary>
internal static class SegmentCommitRecord
{
    /// <summary>The only codec that this engine reads and writes.</summary>
    public const string CodecName = "Lucene87";

    /// <summary>The fewest bytes that a record can take; bounds counts of records by a file's length.</summary>
    public const int MinLength = 60;

    /// <summary>Reads a record and the <c>.si</c> file that it points to.</summary>
    public static SegmentCommitInfo Read(IndexDirectory directory, IndexInput input, bool hasSoftDeletes, bool hasStateId)
    {
        string name = ReadName(input);
        byte[] id = input.ReadSpan(CodecFile.IdLength).ToArray();
        CheckCodec(input, name);
        SegmentInfo info = SegmentInfoFile.Read(directory, name, id);
        long deletionsGeneration = ReadGeneration(input);
        int deleted = ReadDeleted(input, info, 0);
        if (deletionsGeneration < 0 && deleted > 0)
            throw new CorruptIndexException(input.Name, input.Position - 4, $"segment {name} has {deleted} deletions but no live-docs file.");
        return new SegmentCommitInfo
        {
            Info = info,
            DeletionsGeneration = deletionsGeneration,
            DeletedCount = deleted,
            FieldInfosGeneration = ReadGeneration(input),
            DocValuesGeneration = ReadGeneration(input),
            SoftDeletedCount = hasSoftDeletes ? ReadDeleted(input, info, deleted) : 0,
            StateId = hasStateId ? ReadStateId(input) : null,
            FieldInfosFiles = ReadFiles(input, name),
            DocValuesFiles = ReadDocValuesFiles(input, name),
        };
    }

    /// <summary>Writes a record.</summary>
    public static void Write(DataOutput output, SegmentCommitInfo segment)
    {
        output.WriteString(segment.Info.Name);
        output.WriteBytes(segment.Info.Id);
        output.WriteString(CodecName);
        output.WriteInt64(segment.DeletionsGeneration);
        output.WriteInt32(segment.DeletedCount);
        output.WriteInt64(segment.FieldInfosGeneration);
        output.WriteInt64(segment.DocValuesGeneration);
        output.WriteInt32(segment.SoftDeletedCount);
        output.WriteByte(segment.StateId is null ? (byte)0 : (byte)1);
        output.WriteBytes(segment.StateId);
        output.WriteSet(segment.FieldInfosFiles);
        output.WriteInt32(segment.DocValuesFiles.Count);
        foreach ((int field, IReadOnlyCollection<string> files) in segment.DocValuesFiles.OrderBy(static e => e.Key))
        {
            output.WriteInt32(field);
            output.WriteSet(files);
        }
    }

    private static string ReadName(IndexInput input)
    {
        long at = input.Position;
        string name = input.ReadString();
        return IndexFileNames.TryParseSegmentName(name, out _) ? name : throw new CorruptIndexException(input.Name, at, "no name of a segment where one is expected.");
    }

    private static void CheckCodec(IndexInput input, string segment)
    {
        string codec = input.ReadString();
        if (codec != CodecName)
            throw new UnsupportedIndexFormatException(input.Name, $"segment {segment} was written by codec '{codec}'; only {CodecName} is supported. Rebuild the index, or have Lucene 8.7 or 8.8 upgrade it.");
    }

    private static long ReadGeneration(IndexInput input)
    {
        long generation = input.ReadInt64();
        return generation >= -1 ? generation : throw new CorruptIndexException(input.Name, input.Position - 8, $"generation {generation}.");
    }

    private static int ReadDeleted(IndexInput input, SegmentInfo info, int others)
    {
        int deleted = input.ReadInt32();
        return deleted >= 0 && deleted <= info.MaxDoc - others
            ? deleted
            : throw new CorruptIndexException(input.Name, input.Position - 4, $"segment {info.Name} of {info.MaxDoc} documents claims {deleted} deleted ones (beside {others} others).");
    }

    private static byte[]? ReadStateId(IndexInput input)
    {
        int marker = input.ReadByte();
        return marker switch
        {
            0 => null,
            1 => input.ReadSpan(CodecFile.IdLength).ToArray(),
            _ => throw new CorruptIndexException(input.Name, input.Position - 1, $"the id marker is {marker}, expected 0 or 1."),
        };
    }

    private static Dictionary<int, IReadOnlyCollection<string>> ReadDocValuesFiles(IndexInput input, string segment)
    {
        Dictionary<int, IReadOnlyCollection<string>> files = [];
        int count = input.ReadInt32();
        for (int i = 0; i < count; i++)
            files[input.ReadInt32()] = ReadFiles(input, segment);
        return files;
    }

    private static HashSet<string> ReadFiles(IndexInput input, string segment)
    {
        long at = input.Position;
        HashSet<string> files = input.ReadSet();
        foreach (string file in files)
        {
            if (!IndexFileNames.IsFileOf(file, segment))
                throw new CorruptIndexException(input.Name, at, $"the list of files names one that is not of segment {segment}.");
        }
        return files;
    }
}

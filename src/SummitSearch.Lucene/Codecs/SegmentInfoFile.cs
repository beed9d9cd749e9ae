using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Reads and writes the <c>.si</c> file of a segment (FORMAT.md, "Segment info").</summary>
internal static class SegmentInfoFile
{
    /// <summary>Attribute that names the compression of stored fields; a segment without it cannot be opened.</summary>
    public const string StoredFieldsModeKey = "Lucene87StoredFieldsFormat.mode";

    private const string Codec = "Lucene86SegmentInfo";
    private const string Extension = "si";

    /// <summary>Name of the file.</summary>
    public static string FileName(string segment) => IndexFileNames.Segment(segment, "", Extension);

    /// <summary>Reads the file of a segment.</summary>
    /// <exception cref="CorruptIndexException">The file is damaged or belongs to another segment.</exception>
    /// <exception cref="UnsupportedIndexFormatException">It was written by another major version.</exception>
    public static SegmentInfo Read(IndexDirectory directory, string segment, byte[] id) =>
        MetadataFile.Read(directory, FileName(segment), Codec, 0, 0, id, "", (input, _) => ReadBody(input, segment, id));

    /// <summary>Writes the file; <see cref="SegmentInfo.Files"/> must name all files of the segment, this one included.</summary>
    public static void Write(IndexDirectory directory, SegmentInfo info)
    {
        using IndexOutput output = directory.CreateOutput(FileName(info.Name));
        CodecFile.WriteHeader(output, Codec, 0, info.Id, "");
        WriteVersion(output, info.Version);
        output.WriteByte(1);
        WriteVersion(output, info.MinVersion);
        output.WriteInt32(info.MaxDoc);
        output.WriteByte(info.IsCompound ? (byte)1 : (byte)0xFF);
        output.WriteMap(info.Diagnostics);
        output.WriteSet(info.Files);
        output.WriteMap(info.Attributes);
        output.WriteVInt(info.Sort.Count);
        foreach (IndexSortField sort in info.Sort)
            IndexSortRecord.Write(output, sort);
        CodecFile.WriteFooter(output);
    }

    private static SegmentInfo ReadBody(IndexInput input, string segment, byte[] id)
    {
        LuceneVersion version = ReadVersion(input);
        LuceneVersion minVersion = ReadMinVersion(input, version);
        int maxDoc = input.ReadInt32();
        if (maxDoc < 0 || maxDoc > MaxDocuments)
            throw new CorruptIndexException(input.Name, input.Position - 4, $"the segment claims {maxDoc} documents.");
        return new SegmentInfo
        {
            Name = segment,
            Id = id,
            Version = version,
            MinVersion = minVersion,
            MaxDoc = maxDoc,
            IsCompound = ReadFlag(input),
            Diagnostics = input.ReadMap(),
            Files = ReadFiles(input, segment),
            Attributes = input.ReadMap(),
            Sort = ReadSort(input),
        };
    }

    /// <summary>The most documents that an index may hold.</summary>
    internal const int MaxDocuments = int.MaxValue - 128;

    private static LuceneVersion ReadVersion(IndexInput input)
    {
        LuceneVersion version = new(input.ReadInt32(), input.ReadInt32(), input.ReadInt32());
        return version.Major is 7 or 8
            ? version
            : throw new UnsupportedIndexFormatException(input.Name, $"the segment was written by Lucene {version}; versions 7 and 8 are supported.");
    }

    private static LuceneVersion ReadMinVersion(IndexInput input, LuceneVersion version)
    {
        int marker = input.ReadByte();
        return marker switch
        {
            0 => version,
            1 => ReadVersion(input),
            _ => throw new CorruptIndexException(input.Name, input.Position - 1, $"the minimum-version marker is {marker}, expected 0 or 1."),
        };
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteInt32(version.Major);
        output.WriteInt32(version.Minor);
        output.WriteInt32(version.Bugfix);
    }

    private static bool ReadFlag(IndexInput input)
    {
        int flag = input.ReadByte();
        return flag switch
        {
            1 => true,
            0xFF => false,
            _ => throw new CorruptIndexException(input.Name, input.Position - 1, $"the compound flag is {flag}, expected 1 or 255."),
        };
    }

    private static HashSet<string> ReadFiles(IndexInput input, string segment)
    {
        long at = input.Position;
        HashSet<string> files = input.ReadSet();
        foreach (string file in files)
        {
            if (!IndexFileNames.IsFileOf(file, segment))
                throw new CorruptIndexException(input.Name, at, "the list of files names one that is not of this segment.");
        }
        return files;
    }

    private static IndexSortField[] ReadSort(IndexInput input)
    {
        // Each record takes several bytes, so the file's length bounds the count.
        IndexSortField[] sort = new IndexSortField[input.ReadCount((int)Math.Min(int.MaxValue, input.Remaining))];
        for (int i = 0; i < sort.Length; i++)
            sort[i] = IndexSortRecord.Read(input);
        return sort;
    }
}

using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Compound;

/// <summary>Finds the files of a segment inside its compound file.</summary>
/// <remarks>Thread-safe. The bytes belong to the caller.</remarks>
internal sealed class CompoundReader
{
    /// <summary>Extension of the data.</summary>
    public const string DataExtension = "cfs";

    /// <summary>Extension of the table of contents.</summary>
    public const string EntriesExtension = "cfe";

    /// <summary>Kind of the data file.</summary>
    public const string DataCodec = "Lucene50CompoundData";

    /// <summary>Kind of the table of contents.</summary>
    public const string EntriesCodec = "Lucene50CompoundEntries";

    private readonly IndexInput _data;
    private readonly Dictionary<string, Extent> _entries;

    private CompoundReader(IndexInput data, Dictionary<string, Extent> entries)
    {
        _data = data;
        _entries = entries;
    }

    /// <summary>Names of the files inside, without the segment's name.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Reads the table of contents and the frame of the data.</summary>
    /// <param name="entries">The <c>.cfe</c> file; not needed afterwards.</param>
    /// <param name="data">The <c>.cfs</c> file.</param>
    /// <param name="segmentId">Segment id.</param>
    public static CompoundReader Open(IndexInput entries, IndexInput data, byte[] segmentId)
    {
        Dictionary<string, Extent> table = MetadataFile.Read(entries, EntriesCodec, 0, 0, segmentId, "", static (input, _) => ReadTable(input));
        CodecFile.ReadHeader(data, DataCodec, 0, 0, segmentId, "");
        CodecFile.CheckFooterStructure(data);
        long end = table.Count == 0 ? data.Position : 0;
        foreach (Extent file in table.Values)
        {
            if (file.Offset < data.Position || file.Length < 0 || file.Offset > data.Length - CodecFile.FooterLength - file.Length)
                throw new CorruptIndexException(entries.Name, -1, $"a file of {file.Length} bytes at {file.Offset} does not fit into the {data.Length} bytes of {data.Name}.");
            end = Math.Max(end, file.Offset + file.Length);
        }
        return end + CodecFile.FooterLength == data.Length
            ? new CompoundReader(data, table)
            : throw new CorruptIndexException(data.Name, end, $"the files end at {end}, {data.Length} bytes were found.");
    }

    /// <summary>Opens a file by its name without the segment's name; null if it is not inside.</summary>
    /// <param name="segment">Segment name, for messages.</param>
    /// <param name="name">Such as <c>.fdt</c> or <c>_Lucene84_0.doc</c>.</param>
    public IndexInput? TryOpen(string segment, string name) =>
        _entries.TryGetValue(name, out Extent? entry) ? _data.Slice(segment + name, entry.Offset, entry.Length) : null;

    private static Dictionary<string, Extent> ReadTable(IndexInput input)
    {
        Dictionary<string, Extent> table = new(StringComparer.Ordinal);
        int count = input.ReadCount();
        for (int i = 0; i < count; i++)
        {
            long at = input.Position;
            if (!table.TryAdd(input.ReadString(), new Extent(input.ReadInt64(), input.ReadInt64())))
                throw new CorruptIndexException(input.Name, at, "a file is listed twice.");
        }
        return table;
    }

    // A class, as the runtime brings tables of references compiled; one of structures a new process would have to compile before it opens its first index.
    private sealed class Extent(long offset, long length)
    {
        public readonly long Offset = offset;
        public readonly long Length = length;
    }
}

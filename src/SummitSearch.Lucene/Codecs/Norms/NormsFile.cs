using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Norms;

/// <summary>The open norms of one segment (FORMAT.md, "Norms").</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class NormsFile
{
    private readonly Dictionary<int, FieldNorms> _fields;

    private NormsFile(IndexInput data, Dictionary<int, FieldNorms> fields)
    {
        Data = data;
        _fields = fields;
    }

    /// <summary>The data file.</summary>
    public IndexInput Data { get; }

    /// <summary>Opens the files of a segment; reads metadata only.</summary>
    /// <exception cref="CorruptIndexException">The metadata is damaged, or a field that keeps norms is missing in it.</exception>
    public static NormsFile Open(SegmentFiles files, FieldInfos fields)
    {
        IndexInput data = files.OpenData("", NormsFormat.DataExtension, NormsFormat.DataCodec, NormsFormat.Version, NormsFormat.Version, out _);
        IndexInput meta = files.OpenMetadata("", NormsFormat.MetaExtension, NormsFormat.MetaCodec, NormsFormat.Version, NormsFormat.Version, out _);
        Dictionary<int, FieldNorms> norms = [];
        for (int number = meta.ReadInt32(); number != -1; number = meta.ReadInt32())
        {
            if (!fields.TryGet(number, out FieldInfo? field) || !field.HasNorms)
                throw new CorruptIndexException(meta.Name, meta.Position - 4, $"norms for field {number}, which has none.");
            norms[number] = ReadEntry(meta, data, files.Info.MaxDoc);
        }
        CodecFile.ExpectFooter(meta);
        foreach (FieldInfo field in fields)
        {
            if (field.HasNorms && !norms.ContainsKey(field.Number))
                throw new CorruptIndexException(meta.Name, -1, $"norms of field {field.Number} are missing.");
        }
        return new NormsFile(data, norms);
    }

    /// <summary>The norms of a field, or null.</summary>
    public FieldNorms? Find(int fieldNumber) => _fields.GetValueOrDefault(fieldNumber);

    private static FieldNorms ReadEntry(IndexInput meta, IndexInput data, int maxDoc)
    {
        DocIdSetLocation docs = DocIdSetLocation.Read(meta, data);
        int count = meta.ReadInt32();
        int width = meta.ReadByte();
        long offset = meta.ReadInt64();
        bool rightCount = docs.IsAll ? count == maxDoc : docs.IsEmpty ? count == 0 : count > 0 && count <= maxDoc;
        if (!rightCount || width is not (0 or 1 or 2 or 4 or 8))
            throw new CorruptIndexException(meta.Name, meta.Position, $"norms of {count} documents (of {maxDoc}) in {width} bytes each.");
        if (width != 0 && (offset < 0 || offset > data.Length - (long)count * width))
            throw new CorruptIndexException(meta.Name, meta.Position - 8, $"{count} norms of {width} bytes at {offset} do not fit into {data.Name}.");
        return new FieldNorms(data, docs, count, width, offset, maxDoc);
    }
}

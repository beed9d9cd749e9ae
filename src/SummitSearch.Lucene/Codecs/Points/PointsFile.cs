using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Opens the points of one segment: reads <c>.kdm</c> and checks the frames of <c>.kdi</c> and <c>.kdd</c> (FORMAT.md, "Points").</summary>
internal static class PointsFile
{
    /// <summary>Opens the points of all fields; those without points in the segment are missing.</summary>
    /// <param name="kdm">Metadata, from the first byte.</param>
    /// <param name="kdi">Indexes, from the first byte.</param>
    /// <param name="kdd">Leaves, from the first byte.</param>
    /// <param name="segmentId">Id that the headers must carry.</param>
    /// <param name="fields">The fields of the segment.</param>
    /// <param name="maxDoc">Number of documents in the segment.</param>
    /// <exception cref="CorruptIndexException">A file is damaged or does not belong to the others.</exception>
    /// <exception cref="UnsupportedIndexFormatException">Another version of the format.</exception>
    public static IReadOnlyDictionary<string, PointsReader> Open(IndexInput kdm, IndexInput kdi, IndexInput kdd, ReadOnlySpan<byte> segmentId, FieldInfos fields, int maxDoc)
    {
        CheckHeader(kdi, PointsFormat.IndexCodec, segmentId);
        CheckHeader(kdd, PointsFormat.DataCodec, segmentId);
        IndexInput meta = kdm.Clone();
        meta.Position = 0;
        CodecFile.CheckWholeFile(meta);
        CodecFile.ReadHeader(meta, PointsFormat.MetaCodec, PointsFormat.Version, PointsFormat.Version, segmentId, "");
        Dictionary<string, PointsReader> readers = new(StringComparer.Ordinal);
        for (int number = meta.ReadInt32(); number != PointsFormat.EndOfFields; number = meta.ReadInt32())
        {
            long at = meta.Position;
            if (!fields.TryGet(number, out FieldInfo? field) || field.PointDimensions == 0)
                throw new CorruptIndexException(meta.Name, at, $"field {number} has points, but the segment has no field of this number with points.");
            if (!readers.TryAdd(field.Name, new PointTree(PointTreeInfo.Read(meta, field, maxDoc), kdi, kdd, maxDoc)))
                throw new CorruptIndexException(meta.Name, at, $"field '{field.Name}' comes twice.");
        }
        CheckLength(meta, kdi);
        CheckLength(meta, kdd);
        CodecFile.ExpectFooter(meta);
        return readers;
    }

    private static void CheckHeader(IndexInput file, string codec, ReadOnlySpan<byte> segmentId)
    {
        IndexInput input = file.Clone();
        input.Position = 0;
        CodecFile.ReadHeader(input, codec, PointsFormat.Version, PointsFormat.Version, segmentId, "");
        CodecFile.CheckFooterStructure(input);
    }

    private static void CheckLength(IndexInput meta, IndexInput file)
    {
        long at = meta.Position, length = meta.ReadInt64();
        if (length != file.Length)
            throw new CorruptIndexException(meta.Name, at, $"{file.Name} is {file.Length} bytes long, expected {length}. It is truncated or damaged; restore a backup.");
    }
}

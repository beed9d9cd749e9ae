using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Norms;

/// <summary>Writes the norms of a new segment, field by field (FORMAT.md, "Norms"). Every field that keeps norms needs an entry.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class NormsWriter : IDisposable
{
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;

    /// <summary>Creates the files.</summary>
    public NormsWriter(IndexDirectory directory, string segment, byte[] segmentId)
    {
        _data = directory.CreateOutput(IndexFileNames.Segment(segment, "", NormsFormat.DataExtension));
        _meta = directory.CreateOutput(IndexFileNames.Segment(segment, "", NormsFormat.MetaExtension));
        Files = [_data.Name, _meta.Name];
        CodecFile.WriteHeader(_data, NormsFormat.DataCodec, NormsFormat.Version, segmentId, "");
        CodecFile.WriteHeader(_meta, NormsFormat.MetaCodec, NormsFormat.Version, segmentId, "");
    }

    /// <summary>Names of the files written.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Adds the norms of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="open">Opens a cursor before the first document; called up to three times.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    public void Add(FieldInfo field, Func<NumericDocValues> open, int maxDoc)
    {
        int count = 0;
        long min = long.MaxValue;
        long max = long.MinValue;
        NumericDocValues norms = open();
        for (int docId = norms.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = norms.NextDoc())
        {
            long value = norms.Value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            count++;
        }
        _meta.WriteInt32(field.Number);
        ColumnDocsWriter.Write(_meta, _data, open, count, maxDoc);
        _meta.WriteInt32(count);
        int width = Width(min, max);
        _meta.WriteByte((byte)width);
        _meta.WriteInt64(width == 0 ? min : _data.FilePointer);
        if (width > 0)
            WriteValues(open(), width);
    }

    /// <summary>Ends and closes both files.</summary>
    public void Finish()
    {
        _meta.WriteInt32(-1);
        CodecFile.WriteFooter(_meta);
        CodecFile.WriteFooter(_data);
        Dispose();
    }

    private void WriteValues(NumericDocValues norms, int width)
    {
        for (int docId = norms.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = norms.NextDoc())
        {
            long value = norms.Value;
            switch (width)
            {
                case 1:
                    _data.WriteByte((byte)value);
                    break;
                case 2:
                    _data.WriteInt16((short)value);
                    break;
                case 4:
                    _data.WriteInt32((int)value);
                    break;
                default:
                    _data.WriteInt64(value);
                    break;
            }
        }
    }

    private static int Width(long min, long max)
    {
        if (min >= max)
            return 0;
        if (min >= sbyte.MinValue && max <= sbyte.MaxValue)
            return 1;
        if (min >= short.MinValue && max <= short.MaxValue)
            return 2;
        return min >= int.MinValue && max <= int.MaxValue ? 4 : 8;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meta.Dispose();
        _data.Dispose();
    }
}

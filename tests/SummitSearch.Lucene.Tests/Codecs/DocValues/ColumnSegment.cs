using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.DocValues;

/// <summary>A segment of one column, written and opened.</summary>
internal sealed class ColumnSegment : IDisposable
{
    private readonly MemoryDirectory _directory = new();
    private readonly SegmentFiles _files;

    public ColumnSegment(DocValuesType type, int maxDoc, Action<DocValuesWriter, FieldInfo> write)
    {
        SegmentInfo segment = new() { Name = "_0", Id = CodecFile.NewId(), MaxDoc = maxDoc };
        Field = new FieldInfo { Name = "column", Number = 5, DocValuesType = type, Attributes = DocValuesFormat.FieldAttributes(type) };
        using (DocValuesWriter writer = new(_directory, "_0", segment.Id))
        {
            write(writer, Field);
            writer.Finish();
        }
        _files = new SegmentFiles(_directory, segment);
        File = DocValuesFile.Open(_files, DocValuesFormat.Suffix, isGeneration: false, new FieldInfos([Field]));
        Assert.True(File.Has(Field));
    }

    public FieldInfo Field { get; }

    public DocValuesFile File { get; }

    /// <summary>The body of the metadata entry, behind field number and type.</summary>
    public byte[] Meta => TestIndexes.Read(_directory, "_0_Lucene80_0.dvm")[(CodecFile.HeaderLength("Lucene80DocValuesMetadata", "Lucene80_0") + 5)..^20];

    /// <summary>The data behind its header.</summary>
    public byte[] Data => TestIndexes.Read(_directory, "_0_Lucene80_0.dvd")[CodecFile.HeaderLength("Lucene80DocValuesData", "Lucene80_0")..^16];

    public void Dispose()
    {
        _files.Dispose();
        _directory.Dispose();
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs.StoredFields;

/// <summary>A segment of nothing but stored fields, written and read.</summary>
internal sealed class StoredSegment : IDisposable
{
    private readonly SegmentFiles _files;
    private readonly StoredDocumentReader _reader;

    public StoredSegment(IndexDirectory directory, string name, byte[] id, FieldInfos fields, string mode, int maxDoc)
    {
        _files = new SegmentFiles(directory, new SegmentInfo
        {
            Name = name,
            Id = id,
            MaxDoc = maxDoc,
            Attributes = new Dictionary<string, string> { [SegmentInfoFile.StoredFieldsModeKey] = mode },
        });
        File = StoredFieldsFile.Open(_files, fields);
        _reader = File.OpenReader();
    }

    public StoredFieldsFile File { get; }

    public static void Write(IndexDirectory directory, string name, byte[] id, StoredFieldsMode mode, (int Field, FieldValue Value)[][] documents)
    {
        using StoredFieldsWriter writer = new(directory, name, id, mode);
        foreach ((int Field, FieldValue Value)[] document in documents)
        {
            writer.StartDocument();
            foreach ((int field, FieldValue value) in document)
                writer.WriteField(field, value);
            writer.FinishDocument();
        }
        writer.Finish(documents.Length);
    }

    public (int Field, FieldValue Value)[] Read(int docId)
    {
        Collector collector = new();
        _reader.Visit(docId, collector);
        return [.. collector.Values];
    }

    public void Dispose() => _files.Dispose();

    private sealed class Collector : IStoredFieldVisitor
    {
        public List<(int, FieldValue)> Values { get; } = [];

        public bool Wants(FieldInfo field) => true;

        public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8) => Values.Add((field.Number, FieldValue.Of(System.Text.Encoding.UTF8.GetString(utf8))));

        public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes) => Values.Add((field.Number, FieldValue.Of(bytes.ToArray())));

        public void VisitNumber(FieldInfo field, FieldValue value) => Values.Add((field.Number, value));
    }
}

using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Compound;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Codecs;

/// <summary>Copies an index: postings and points byte for byte, every other file written anew by our writers from what our readers read.</summary>
internal static class ContainerRewriter
{
    private static readonly string[] Copied = [".doc", ".pos", ".pay", ".tim", ".tip", ".tmd", ".kdd", ".kdi", ".kdm"];

    public static void Rewrite(IndexDirectory source, IndexDirectory target, StoredFieldsMode mode, bool compound, bool appendStored)
    {
        using IndexReader reader = DirectoryReader.Open(source);
        List<SegmentCommitInfo> segments = [];
        foreach (SegmentReader segment in reader.Segments)
            segments.Add(RewriteSegment(source, target, (CodecSegmentReader)segment, mode, compound, appendStored));
        SegmentInfos commit = reader.Commit with { Generation = 1, Id = CodecFile.NewId(), Segments = segments };
        SegmentInfosFile.WritePending(target, commit);
        SegmentInfosFile.Publish(target, 1);
    }

    private static SegmentCommitInfo RewriteSegment(IndexDirectory source, IndexDirectory target, CodecSegmentReader reader, StoredFieldsMode mode, bool compound, bool appendStored)
    {
        SegmentInfo info = reader.Info.Info;
        FieldInfos fields = new(reader.Fields.Select(f => f with { DocValuesGeneration = -1, Attributes = Attributes(f) }));
        List<string> files = [FieldInfosFile.Write(target, info.Name, info.Id, fields)];
        files.AddRange(CopyPostings(source, target, info));
        files.AddRange(WriteStored(target, reader, fields, mode, appendStored));
        files.AddRange(WriteNorms(target, reader, fields));
        files.AddRange(WriteColumns(target, reader, fields));
        if (compound)
        {
            IReadOnlyList<string> wrapped = CompoundFile.Write(target, info.Name, info.Id, files);
            files.ForEach(target.DeleteFile);
            files = [.. wrapped];
        }
        SegmentInfo written = info with
        {
            IsCompound = compound,
            Files = [.. files, SegmentInfoFile.FileName(info.Name)],
            Attributes = new Dictionary<string, string> { [SegmentInfoFile.StoredFieldsModeKey] = mode.Attribute },
        };
        SegmentInfoFile.Write(target, written);
        if (reader.LiveDocs is not null)
            LiveDocsFile.Write(target, written, 1, reader.LiveDocs);
        return new SegmentCommitInfo
        {
            Info = written,
            DeletionsGeneration = reader.LiveDocs is null ? -1 : 1,
            DeletedCount = reader.Info.DeletedCount,
            SoftDeletedCount = reader.Info.SoftDeletedCount,
            StateId = CodecFile.NewId(),
        };
    }

    private static Dictionary<string, string> Attributes(FieldInfo field)
    {
        Dictionary<string, string> attributes = field.Attributes.Where(a => !a.Key.Contains("DocValues", StringComparison.Ordinal)).ToDictionary();
        foreach ((string key, string value) in DocValuesFormat.FieldAttributes(field.DocValuesType))
            attributes[key] = value;
        return attributes;
    }

    private static IEnumerable<string> CopyPostings(IndexDirectory source, IndexDirectory target, SegmentInfo info)
    {
        foreach (string file in info.Files.Where(f => Copied.Contains(Path.GetExtension(f))))
        {
            using MappedBytes bytes = source.OpenBytes(file);
            using IndexOutput output = target.CreateOutput(file);
            output.WriteBytes(new IndexInput(file, bytes).Span(0, (int)bytes.Length));
            yield return file;
        }
    }

    private static IReadOnlyList<string> WriteStored(IndexDirectory target, CodecSegmentReader reader, FieldInfos fields, StoredFieldsMode mode, bool append)
    {
        SegmentInfo info = reader.Info.Info;
        using StoredFieldsWriter writer = new(target, info.Name, info.Id, mode);
        if (append)
        {
            writer.Append(reader.StoredFields, null, fields);
        }
        else
        {
            StoredFieldsTransfer transfer = new(writer, fields);
            StoredDocumentReader stored = reader.StoredFields.OpenReader();
            for (int docId = 0; docId < reader.MaxDoc; docId++)
                writer.AppendDocument(stored, docId, transfer);
        }
        writer.Finish(reader.MaxDoc);
        return writer.Files;
    }

    private static IReadOnlyList<string> WriteNorms(IndexDirectory target, CodecSegmentReader reader, FieldInfos fields)
    {
        if (!fields.Any(f => f.HasNorms))
            return [];
        using NormsWriter writer = new(target, reader.Info.Info.Name, reader.Info.Info.Id);
        foreach (FieldInfo field in fields.Where(f => f.HasNorms))
            writer.Add(field, () => reader.Norms(field.Name)!.OpenCursor(), reader.MaxDoc);
        writer.Finish();
        return writer.Files;
    }

    private static IReadOnlyList<string> WriteColumns(IndexDirectory target, CodecSegmentReader reader, FieldInfos fields)
    {
        if (fields.All(f => f.DocValuesType == DocValuesType.None))
            return [];
        using DocValuesWriter writer = new(target, reader.Info.Info.Name, reader.Info.Info.Id);
        foreach (FieldInfo field in fields)
            WriteColumn(writer, reader, field);
        writer.Finish();
        return writer.Files;
    }

    private static void WriteColumn(DocValuesWriter writer, CodecSegmentReader reader, FieldInfo field)
    {
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => reader.NumericDocValues(field.Name)!, reader.MaxDoc);
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => reader.BinaryDocValues(field.Name)!, reader.MaxDoc);
                break;
            case DocValuesType.Sorted:
                writer.AddSorted(field, () => reader.SortedDocValues(field.Name)!, reader.MaxDoc);
                break;
            case DocValuesType.SortedSet:
                writer.AddSortedSet(field, () => reader.SortedSetDocValues(field.Name)!, reader.MaxDoc);
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => reader.SortedNumericDocValues(field.Name)!, reader.MaxDoc);
                break;
        }
    }
}

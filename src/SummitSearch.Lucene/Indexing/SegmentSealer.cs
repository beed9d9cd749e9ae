using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Compound;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Completes a segment whose data files are written: wraps them into a compound file if wanted, and writes the <c>.si</c> file last.</summary>
internal sealed class SegmentSealer(IndexDirectory directory, IndexWriterOptions options)
{
    /// <summary>How stored fields are compressed.</summary>
    public StoredFieldsMode StoredFieldsMode { get; } = (options.CompressMore ? StoredFieldsMode.High : StoredFieldsMode.Fast).WithBlocksOf(options.StoredBlockBytes);

    /// <summary>Adds the attributes by which readers find the files of a field's terms and column.</summary>
    public static FieldInfo WithAttributes(FieldInfo field, bool hasTerms)
    {
        IEnumerable<KeyValuePair<string, string>> attributes = hasTerms ? PostingsFormat.FieldAttributes : [];
        if (field.DocValuesType != DocValuesType.None)
            attributes = attributes.Concat(DocValuesFormat.FieldAttributes(field.DocValuesType));
        return field with { Attributes = new Dictionary<string, string>(attributes, StringComparer.Ordinal) };
    }

    /// <summary>Completes the segment.</summary>
    /// <param name="info">Name, id, number of documents, versions.</param>
    /// <param name="files">The files written so far.</param>
    /// <param name="source">Where the segment comes from: <c>flush</c> or <c>merge</c>.</param>
    public SegmentCommitInfo Seal(SegmentInfo info, IReadOnlyList<string> files, string source)
    {
        IReadOnlyList<string> sealedFiles = files;
        bool compound = options.Compound && files.Sum(directory.FileLength) <= (long)options.CompoundMaxMegabytes << 20;
        if (compound)
        {
            sealedFiles = CompoundFile.Write(directory, info.Name, info.Id, files);
            foreach (string file in files)
                directory.DeleteFile(file);
        }
        SegmentInfo complete = info with
        {
            IsCompound = compound,
            Files = [.. sealedFiles, SegmentInfoFile.FileName(info.Name)],
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [SegmentInfoFile.StoredFieldsModeKey] = StoredFieldsMode.Attribute },
            Diagnostics = new Dictionary<string, string>(StringComparer.Ordinal) { ["source"] = source, ["writer"] = "SummitSearch" },
        };
        SegmentInfoFile.Write(directory, complete);
        return new SegmentCommitInfo { Info = complete, StateId = SegmentIds.New() };
    }

    /// <summary>Deletes whatever exists of a segment that was given up.</summary>
    public void DeleteFilesOf(string segment)
    {
        foreach (string file in directory.ListFiles())
        {
            if (IndexFileNames.IsFileOf(file, segment))
                directory.DeleteFile(file);
        }
    }
}

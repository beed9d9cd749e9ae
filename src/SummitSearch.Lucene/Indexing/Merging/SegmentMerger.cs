using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Writes one segment with the live documents of several, whoever wrote those.</summary>
/// <remarks>Term vectors are dropped, and the order of index-sorted inputs is not kept: the result says so by claiming neither.</remarks>
internal sealed class SegmentMerger
{
    private readonly IndexDirectory _directory;
    private readonly SegmentSealer _sealer;
    private readonly IReadOnlyList<MergeInput> _inputs;
    private readonly FieldInfos _fields;
    private readonly string _segment;
    private readonly byte[] _segmentId = SegmentIds.New();
    private readonly int _maxDoc;
    private readonly List<string> _files = [];
    private readonly CancellationToken _cancellation;

    /// <summary>Prepares a merge.</summary>
    public SegmentMerger(IndexDirectory directory, SegmentSealer sealer, string segment, IReadOnlyList<MergeInput> inputs, FieldSchema schema, CancellationToken cancellation)
    {
        _directory = directory;
        _sealer = sealer;
        _segment = segment;
        _inputs = inputs;
        _cancellation = cancellation;
        _maxDoc = inputs.Sum(static i => i.Docs.LiveCount);
        _fields = MergedFields.Describe(inputs, schema);
    }

    /// <summary>Writes the segment; there must be a live document.</summary>
    /// <exception cref="OperationCanceledException">The merge was called off; files are left behind.</exception>
    public SegmentCommitInfo Merge()
    {
        MergeStoredFields();
        MergeNorms();
        MergeColumns();
        MergePoints();
        MergePostings();
        _files.Add(FieldInfosFile.Write(_directory, _segment, _segmentId, _fields));
        SegmentInfo info = new()
        {
            Name = _segment,
            Id = _segmentId,
            MaxDoc = _maxDoc,
            MinVersion = _inputs.Min(static i => i.Reader.Info.Info.MinVersion),
        };
        SegmentCommitInfo merged = _sealer.Seal(info, _files, "merge");
        FieldInfo? softDeletes = _fields.FirstOrDefault(static f => f.IsSoftDeletesField);
        return softDeletes is null ? merged : merged with { SoftDeletedCount = CountValues(softDeletes.Name) };
    }

    private void MergeStoredFields()
    {
        using StoredFieldsWriter writer = new(_directory, _segment, _segmentId, _sealer.StoredFieldsMode);
        foreach (MergeInput input in _inputs)
        {
            _cancellation.ThrowIfCancellationRequested();
            writer.Append(input.Reader.StoredFields, input.Docs.Live, _fields);
        }
        writer.Finish(_maxDoc);
        _files.AddRange(writer.Files);
    }

    private void MergeNorms()
    {
        if (!_fields.Any(static f => f.HasNorms))
            return;
        using NormsWriter writer = new(_directory, _segment, _segmentId);
        foreach (FieldInfo field in _fields.Where(static f => f.HasNorms))
        {
            _cancellation.ThrowIfCancellationRequested();
            writer.Add(field, () => new MergedNumeric(_inputs, [.. _inputs.Select(i => i.Reader.Norms(field.Name)?.OpenCursor())]), _maxDoc);
        }
        writer.Finish();
        _files.AddRange(writer.Files);
    }

    private void MergeColumns()
    {
        if (_fields.All(static f => f.DocValuesType == DocValuesType.None))
            return;
        using DocValuesWriter writer = new(_directory, _segment, _segmentId);
        ColumnMerger columns = new(writer, _inputs, _maxDoc);
        foreach (FieldInfo field in _fields)
        {
            _cancellation.ThrowIfCancellationRequested();
            columns.Merge(field);
        }
        writer.Finish();
        _files.AddRange(writer.Files);
    }

    private void MergePoints()
    {
        if (_fields.All(static f => f.PointDimensions == 0))
            return;
        using PointsWriter writer = new(_directory, _segment, _segmentId);
        foreach (FieldInfo field in _fields.Where(static f => f.PointDimensions > 0))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (PointsWriter.IsInteger(field))
                PointCollector.Merge(writer, field, _inputs);
            else
                PackedPointCollector.Merge(writer, field, _inputs);
        }
        writer.Finish();
        _files.AddRange(writer.FileNames);
    }

    private void MergePostings()
    {
        FieldInfo[] withTerms = [.. _fields.Where(f => _inputs.Any(i => i.Reader.Terms(f.Name) is not null)).OrderBy(static f => f.Name, StringComparer.Ordinal)];
        if (withTerms.Length == 0)
            return;
        using PostingsWriter writer = new(_directory, _segment, _segmentId, _maxDoc, _fields);
        foreach (FieldInfo field in withTerms)
            new TermsMerger(writer, field, _inputs).Merge(_cancellation);
        writer.Finish();
        _files.AddRange(writer.FileNames);
    }

    private int CountValues(string field)
    {
        MergedNumeric values = new(_inputs, [.. _inputs.Select(i => i.Reader.NumericDocValues(field))]);
        int count = 0;
        while (values.NextDoc() != DocIdCursor.NoMoreDocs)
            count++;
        return count;
    }
}

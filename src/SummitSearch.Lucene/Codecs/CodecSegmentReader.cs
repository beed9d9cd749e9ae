using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>A segment as one commit sees it: the shared files, its live documents, and its newest doc-values updates.</summary>
/// <remarks>Thread-safe; the cursors it opens are not. Holds a share of the core until disposed.</remarks>
internal sealed class CodecSegmentReader : SegmentReader, IDisposable
{
    private readonly SegmentCore _core;
    private readonly SegmentFiles? _updates;
    private readonly Dictionary<int, DocValuesFile> _updatedColumns = [];
    private int _disposed;

    /// <summary>Opens the update generations, if the commit names any. The core's share was taken by the caller.</summary>
    public CodecSegmentReader(SegmentCore core, SegmentCommitInfo info, FixedBitSet? live)
    {
        _core = core;
        Info = info;
        LiveDocs = live;
        Fields = core.Fields;
        if (info.FieldInfosGeneration < 0)
            return;
        // Generation files are never inside the compound file.
        _updates = new SegmentFiles(core.Files.Directory, info.Info with { IsCompound = false });
        try
        {
            string suffix = IndexFileNames.GenerationSuffix(info.FieldInfosGeneration);
            Fields = FieldInfosFile.Read(_updates.OpenGeneration(suffix, FieldInfosFile.Extension), info.Info.Id, suffix);
            OpenUpdatedColumns();
        }
        catch
        {
            _updates.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override SegmentCommitInfo Info { get; }

    /// <inheritdoc/>
    public override FieldInfos Fields { get; }

    /// <inheritdoc/>
    public override int LiveCount => LiveDocs is null ? MaxDoc : Info.LiveCount;

    /// <summary>The stored fields as a file, for merges and checks.</summary>
    public StoredFieldsFile StoredFields => _core.StoredFields;

    /// <summary>The shared files.</summary>
    public SegmentCore Core => _core;

    /// <inheritdoc/>
    internal override FixedBitSet? LiveDocs { get; }

    /// <inheritdoc/>
    internal override object CoreKey => _core;

    /// <inheritdoc/>
    public override FieldTerms? Terms(string field) => _core.Terms.GetValueOrDefault(field);

    /// <inheritdoc/>
    public override NormsReader? Norms(string field) => Fields.TryGet(field, out FieldInfo? info) ? _core.Norms?.Find(info.Number) : null;

    /// <inheritdoc/>
    internal override PointsReader? Points(string field) => _core.Points?.GetValueOrDefault(field);

    /// <inheritdoc/>
    public override NumericDocValues? NumericDocValues(string field) => Find(field, DocValuesType.Numeric, out FieldInfo? info)?.OpenNumeric(info!);

    /// <inheritdoc/>
    public override BinaryDocValues? BinaryDocValues(string field) => Find(field, DocValuesType.Binary, out FieldInfo? info)?.OpenBinary(info!);

    /// <inheritdoc/>
    public override SortedDocValues? SortedDocValues(string field) => Find(field, DocValuesType.Sorted, out FieldInfo? info)?.OpenSorted(info!);

    /// <inheritdoc/>
    public override SortedSetDocValues? SortedSetDocValues(string field) => Find(field, DocValuesType.SortedSet, out FieldInfo? info)?.OpenSortedSet(info!);

    /// <inheritdoc/>
    public override SortedNumericDocValues? SortedNumericDocValues(string field) => Find(field, DocValuesType.SortedNumeric, out FieldInfo? info)?.OpenSortedNumeric(info!);

    /// <inheritdoc/>
    public override StoredFieldsReader OpenStoredFields() => _core.StoredFields.OpenBorrowingReader();

    /// <inheritdoc/>
    internal override void OnCoreClosed(Action<object> callback) => _core.OnClosed(callback);

    /// <summary>The files that hold a field's newest column, or null if it has none of the type.</summary>
    internal DocValuesFile? Find(string field, DocValuesType type, out FieldInfo? info)
    {
        if (!Fields.TryGet(field, out info) || info.DocValuesType != type)
            return null;
        return _updatedColumns.GetValueOrDefault(info.Number) ?? _core.DocValues.GetValueOrDefault(info.Number);
    }

    private void OpenUpdatedColumns()
    {
        Dictionary<long, DocValuesFile> generations = [];
        foreach (FieldInfo field in Fields)
        {
            if (field.DocValuesGeneration < 0)
                continue;
            string fieldsFile = IndexFileNames.Generation(Info.Info.Name, Info.FieldInfosGeneration, FieldInfosFile.Extension);
            string suffix = $"{IndexFileNames.ToBase36(field.DocValuesGeneration)}_{DocValuesFormat.SuffixOf(field, fieldsFile)}";
            if (!generations.TryGetValue(field.DocValuesGeneration, out DocValuesFile? file))
                generations.Add(field.DocValuesGeneration, file = DocValuesFile.Open(_updates!, suffix, isGeneration: true, Fields));
            if (!file.Has(field))
                throw new CorruptIndexException(file.Data.Name, -1, $"the doc values of field '{field.Name}' are missing or of another type.");
            _updatedColumns.Add(field.Number, file);
        }
    }

    /// <summary>Gives the share of the files back. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _updates?.Dispose();
        _core.Release();
    }
}

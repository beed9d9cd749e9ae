using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>One open pair of doc-values files: of a segment, or of one generation of updates (FORMAT.md, "Doc values").</summary>
/// <remarks>Immutable and thread-safe; the cursors that it opens are not.</remarks>
internal sealed class DocValuesFile
{
    private readonly Dictionary<int, object> _entries = [];
    private readonly int _maxDoc;

    private DocValuesFile(IndexInput data, int maxDoc)
    {
        Data = data;
        _maxDoc = maxDoc;
    }

    /// <summary>The data file.</summary>
    public IndexInput Data { get; }

    /// <summary>Opens the files with a suffix; reads metadata only.</summary>
    /// <param name="files">The segment.</param>
    /// <param name="suffix">Such as <c>Lucene80_0</c>, or <c>4_Lucene80_0</c> for generation 4.</param>
    /// <param name="isGeneration">True for files of updates, which are never inside the compound file.</param>
    /// <param name="fields">The fields of the segment.</param>
    public static DocValuesFile Open(SegmentFiles files, string suffix, bool isGeneration, FieldInfos fields)
    {
        IndexInput meta = isGeneration ? files.OpenGeneration(suffix, DocValuesFormat.MetaExtension) : files.Open(suffix, DocValuesFormat.MetaExtension);
        IndexInput data = isGeneration ? files.OpenGeneration(suffix, DocValuesFormat.DataExtension) : files.Open(suffix, DocValuesFormat.DataExtension);
        int version = MetadataFile.Begin(meta, DocValuesFormat.MetaCodec, DocValuesFormat.PlainVersion, DocValuesFormat.ModeVersion, files.Info.Id, suffix);
        files.BeginData(data, DocValuesFormat.DataCodec, version, version, suffix, out _);
        DocValuesFile file = new(data, files.Info.MaxDoc);
        for (int number = meta.ReadInt32(); number != -1; number = meta.ReadInt32())
        {
            if (!fields.TryGet(number, out FieldInfo? field))
                throw new CorruptIndexException(meta.Name, meta.Position - 4, $"doc values of the unknown field {number}.");
            file._entries[number] = file.ReadEntry(meta, field, version);
        }
        CodecFile.ExpectFooter(meta);
        return file;
    }

    /// <summary>True if the pair has an entry for the field, of the type that the field's info names.</summary>
    public bool Has(FieldInfo field) => _entries.TryGetValue(field.Number, out object? entry) && field.DocValuesType switch
    {
        DocValuesType.Numeric => entry is NumericEntry,
        DocValuesType.Binary => entry is BinaryEntry,
        DocValuesType.Sorted => entry is SortedEntry { Addresses: null },
        DocValuesType.SortedSet => entry is SortedEntry,
        DocValuesType.SortedNumeric => entry is SortedNumericEntry,
        _ => false,
    };

    /// <summary>Opens a numeric column that <see cref="Has"/>.</summary>
    public NumericDocValues OpenNumeric(FieldInfo field)
    {
        NumericEntry entry = Entry<NumericEntry>(field);
        return new NumericCursor(new ColumnDocs(Data, entry.Docs, entry.ValueCount, _maxDoc), new NumericColumn(entry, Data));
    }

    /// <summary>Opens a binary column.</summary>
    public BinaryDocValues OpenBinary(FieldInfo field)
    {
        BinaryEntry entry = Entry<BinaryEntry>(field);
        return new BinaryCursor(new ColumnDocs(Data, entry.Docs, entry.DocCount, _maxDoc), entry, Data);
    }

    /// <summary>Opens a sorted column.</summary>
    public SortedDocValues OpenSorted(FieldInfo field)
    {
        SortedEntry entry = Entry<SortedEntry>(field);
        return new SortedCursor(new ColumnDocs(Data, entry.Docs, entry.DocCount, _maxDoc), entry);
    }

    /// <summary>Opens a sorted-set column.</summary>
    public SortedSetDocValues OpenSortedSet(FieldInfo field)
    {
        SortedEntry entry = Entry<SortedEntry>(field);
        return new SortedSetCursor(new ColumnDocs(Data, entry.Docs, entry.DocCount, _maxDoc), entry);
    }

    /// <summary>Opens a sorted-numeric column.</summary>
    public SortedNumericDocValues OpenSortedNumeric(FieldInfo field)
    {
        SortedNumericEntry entry = Entry<SortedNumericEntry>(field);
        return new SortedNumericCursor(new ColumnDocs(Data, entry.Values.Docs, entry.DocCount, _maxDoc), new NumericColumn(entry.Values, Data), entry.Addresses);
    }

    /// <summary>The dictionary of a sorted or sorted-set field, for checks.</summary>
    public TermsDictionary Dictionary(FieldInfo field) => Entry<SortedEntry>(field).Terms;

    private T Entry<T>(FieldInfo field)
        where T : class => _entries.GetValueOrDefault(field.Number) as T ?? throw new CorruptIndexException(Data.Name, -1, $"the doc values of field '{field.Name}' are missing or of another type.");

    private object ReadEntry(IndexInput meta, FieldInfo field, int version)
    {
        int type = meta.ReadByte();
        switch (type)
        {
            case DocValuesFormat.NumericType:
                NumericEntry numeric = NumericEntry.Read(meta, Data);
                DocsChecks.Count(meta, numeric.Docs, numeric.ValueCount, _maxDoc);
                return numeric;
            case DocValuesFormat.BinaryType:
                return BinaryEntry.Read(meta, Data, _maxDoc, IsCompressed(meta, field, version));
            case DocValuesFormat.SortedType:
                return SortedEntry.ReadSingle(meta, Data, _maxDoc);
            case DocValuesFormat.SortedSetType:
                return SortedEntry.ReadSet(meta, Data, _maxDoc);
            case DocValuesFormat.SortedNumericType:
                return SortedNumericEntry.Read(meta, Data, _maxDoc);
            default:
                throw new CorruptIndexException(meta.Name, meta.Position - 1, $"doc values of the unknown type {type}.");
        }
    }

    private static bool IsCompressed(IndexInput meta, FieldInfo field, int version)
    {
        if (version < DocValuesFormat.ModeVersion)
            return version == DocValuesFormat.CompressedVersion;
        return field.Attributes.GetValueOrDefault(DocValuesFormat.ModeKey) switch
        {
            DocValuesFormat.CompressedMode => true,
            DocValuesFormat.PlainMode => false,
            _ => throw new CorruptIndexException(meta.Name, meta.Position, $"field '{field.Name}' has binary values, but no attribute tells whether they are compressed."),
        };
    }
}

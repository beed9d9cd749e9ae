using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes the doc values of a new segment, column by column (FORMAT.md, "Doc values"). Every field with doc values needs an entry, with or without values.</summary>
/// <remarks>Not thread-safe. The functions that open a column are called once for each pass over it, up to four times.</remarks>
internal sealed class DocValuesWriter : IDisposable
{
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;

    /// <summary>Creates the files.</summary>
    public DocValuesWriter(IndexDirectory directory, string segment, byte[] segmentId)
    {
        _data = directory.CreateOutput(IndexFileNames.Segment(segment, DocValuesFormat.Suffix, DocValuesFormat.DataExtension));
        _meta = directory.CreateOutput(IndexFileNames.Segment(segment, DocValuesFormat.Suffix, DocValuesFormat.MetaExtension));
        Files = [_data.Name, _meta.Name];
        CodecFile.WriteHeader(_data, DocValuesFormat.DataCodec, DocValuesFormat.CompressedVersion, segmentId, DocValuesFormat.Suffix);
        CodecFile.WriteHeader(_meta, DocValuesFormat.MetaCodec, DocValuesFormat.CompressedVersion, segmentId, DocValuesFormat.Suffix);
    }

    /// <summary>Names of the files written.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Adds a column of one integer a document.</summary>
    public void AddNumeric(FieldInfo field, Func<NumericDocValues> open, int maxDoc)
    {
        Start(field, DocValuesFormat.NumericType);
        NumericProfile profile = NumericProfile.Of(ValueSequence.Of(open()));
        ColumnDocsWriter.Write(_meta, _data, open, (int)profile.Count, maxDoc);
        new NumericColumnWriter(_meta, _data).Write(profile, () => ValueSequence.Of(open()));
    }

    /// <summary>Adds a column of byte strings.</summary>
    public void AddBinary(FieldInfo field, Func<BinaryDocValues> open, int maxDoc)
    {
        Start(field, DocValuesFormat.BinaryType);
        new BinaryColumnWriter(_meta, _data).Write(open, maxDoc);
    }

    /// <summary>Adds a column of one dictionary entry a document. Every entry of the dictionary must be used.</summary>
    public void AddSorted(FieldInfo field, Func<SortedDocValues> open, int maxDoc)
    {
        Start(field, DocValuesFormat.SortedType);
        new SortedColumnWriter(_meta, _data).WriteSingle(open, maxDoc);
    }

    /// <summary>Adds a column of sets of dictionary entries. Every entry of the dictionary must be used.</summary>
    public void AddSortedSet(FieldInfo field, Func<SortedSetDocValues> open, int maxDoc)
    {
        Start(field, DocValuesFormat.SortedSetType);
        new SortedColumnWriter(_meta, _data).WriteSet(open, maxDoc);
    }

    /// <summary>Adds a column of several integers a document, ascending in each document.</summary>
    public void AddSortedNumeric(FieldInfo field, Func<SortedNumericDocValues> open, int maxDoc)
    {
        Start(field, DocValuesFormat.SortedNumericType);
        NumericProfile profile = NumericProfile.Of(ValueSequence.Of(open()));
        int docCount = Counts(open()).Count();
        ColumnDocsWriter.Write(_meta, _data, open, docCount, maxDoc);
        new NumericColumnWriter(_meta, _data).Write(profile, () => ValueSequence.Of(open()));
        _meta.WriteInt32(docCount);
        if (profile.Count > docCount)
            AddressTableWriter.Write(_meta, _data, Counts(open()));
    }

    /// <summary>Ends and closes both files.</summary>
    public void Finish()
    {
        _meta.WriteInt32(-1);
        CodecFile.WriteFooter(_meta);
        CodecFile.WriteFooter(_data);
        Dispose();
    }

    private void Start(FieldInfo field, int type)
    {
        _meta.WriteInt32(field.Number);
        _meta.WriteByte((byte)type);
    }

    private static IEnumerable<int> Counts(SortedNumericDocValues column)
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            yield return column.ValueCount;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meta.Dispose();
        _data.Dispose();
    }
}

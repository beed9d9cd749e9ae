using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Everything that one buffer holds of one field: its terms with their postings, lengths, column and points.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class FieldBuffer
{
    private readonly BytePool _pool;
    private readonly FieldFacts _facts;
    private readonly Analyzer _analyzer;
    private readonly TermEncoder _encoder;
    private FieldInverter? _inverter;
    private PostingReader? _postings;
    private FieldOptions? _lastAccepted;
    private int _lengthDoc = -1;
    private long _validation;

    public FieldBuffer(BytePool pool, FieldFacts facts, Analyzer analyzer, TermEncoder encoder)
    {
        _pool = pool;
        _facts = facts;
        _analyzer = analyzer;
        _encoder = encoder;
    }

    /// <summary>Field name.</summary>
    public string Name => _facts.Name;

    /// <summary>Field number in the whole index.</summary>
    public int Number => _facts.Number;

    /// <summary>How much of the terms the documents of this buffer have indexed.</summary>
    public IndexOptions IndexOptions { get; private set; }

    /// <summary>True where lengths are not kept.</summary>
    public bool OmitsNorms { get; private set; }

    /// <summary>Kind of the column, if any document of this buffer has a value.</summary>
    public DocValuesType DocValuesType { get; private set; }

    /// <summary>The terms, or null where nothing is inverted.</summary>
    public TermTable? Terms { get; private set; }

    /// <summary>A reader of the terms' postings, to be opened on one term after another.</summary>
    public PostingReader Postings => _postings ??= new PostingReader(IndexOptions);

    /// <summary>The lengths, or null.</summary>
    public NormColumn? Norms { get; private set; }

    /// <summary>The numeric column, or null.</summary>
    public NumericColumn? Numeric { get; private set; }

    /// <summary>The sorted-numeric column, or null.</summary>
    public SortedNumericColumn? SortedNumeric { get; private set; }

    /// <summary>The binary column, or null.</summary>
    public BinaryColumn? Binary { get; private set; }

    /// <summary>The sorted column, or null.</summary>
    public SortedColumn? Sorted { get; private set; }

    /// <summary>The sorted-set column, or null.</summary>
    public SortedSetColumn? SortedSet { get; private set; }

    /// <summary>The points, or null.</summary>
    public PointColumn? Points { get; private set; }

    /// <summary>Memory held beside the pool's, in bytes.</summary>
    public long UsedBytes => (Terms?.UsedBytes ?? 0) + (Norms?.UsedBytes ?? 0) + (Numeric?.UsedBytes ?? 0) + (SortedNumeric?.UsedBytes ?? 0)
        + (Binary?.UsedBytes ?? 0) + (Sorted?.UsedBytes ?? 0) + (SortedSet?.UsedBytes ?? 0) + (Points?.UsedBytes ?? 0);

    /// <summary>True if a value with these options fits what the buffer keeps of the field already. Nearly always they are the very ones of the value before.</summary>
    public bool CanTake(FieldOptions options)
    {
        if (ReferenceEquals(_lastAccepted, options))
            return true;
        return (options.IndexOptions == IndexOptions.None || (options.IndexOptions == IndexOptions && options.OmitNorms == OmitsNorms))
            && (options.DocValues == DocValuesType.None || options.DocValues == DocValuesType)
            && (!options.Point || Points is not null);
    }

    /// <summary>Makes room for what the options ask for; the schema has agreed to them.</summary>
    public void Accept(FieldOptions options)
    {
        _lastAccepted = options;
        if (options.IndexOptions != IndexOptions.None && Terms is null)
            AcceptInversion(options);
        if (options.DocValues != DocValuesType.None && DocValuesType == DocValuesType.None)
            AcceptDocValues(options.DocValues);
        if (options.Point)
            Points ??= new PointColumn();
    }

    /// <summary>Counts the field as present in the document under validation.</summary>
    /// <returns>False if it has a single-valued column and was counted before.</returns>
    public bool CountColumnValue(long validation)
    {
        bool again = _validation == validation;
        _validation = validation;
        return !again || DocValuesType is DocValuesType.SortedNumeric or DocValuesType.SortedSet;
    }

    /// <summary>Takes one value of a document into terms, column and points.</summary>
    /// <returns>True if this is the first inverted value of the document, so that <see cref="FinishDocument"/> must be called for it.</returns>
    /// <exception cref="ArgumentException">A token that the format cannot hold; the document must be dropped.</exception>
    public bool Add(int docId, Field field)
    {
        FieldOptions options = field.Options;
        if (options.DocValues != DocValuesType.None)
            AddColumnValue(docId, field.Value);
        if (options.Point)
            Points!.Add(docId, field.Value);
        if (options.IndexOptions == IndexOptions.None)
            return false;
        bool first = _lengthDoc != docId;
        if (first)
        {
            _lengthDoc = docId;
            _inverter!.StartDocument(docId);
        }
        return first;
    }

    /// <summary>Takes the terms of one value of the document that <see cref="Add"/> began.</summary>
    public void Invert(Field field)
    {
        if (field.Value.Kind == FieldValueKind.Bytes)
            _inverter!.InvertWhole(field.Value.AsBytes);
        else if (field.Options.Tokenized)
            _inverter!.InvertTokens(field.Value.AsString.AsMemory());
        else
            _inverter!.InvertWhole(field.Value.AsString);
    }

    /// <summary>Keeps the length of the document just inverted.</summary>
    public void FinishDocument() => Norms?.Set(_lengthDoc, FieldLength.Encode(_inverter!.DocumentLength));

    private void AcceptInversion(FieldOptions options)
    {
        IndexOptions = options.IndexOptions;
        OmitsNorms = options.OmitNorms;
        Terms = new TermTable(_pool);
        _inverter = new FieldInverter(Name, options.IndexOptions, Terms, _pool, _analyzer, _encoder);
        if (!OmitsNorms)
            Norms = new NormColumn();
    }

    private void AcceptDocValues(DocValuesType type)
    {
        DocValuesType = type;
        switch (type)
        {
            case DocValuesType.Numeric:
                Numeric = new NumericColumn();
                break;
            case DocValuesType.SortedNumeric:
                SortedNumeric = new SortedNumericColumn();
                break;
            case DocValuesType.Binary:
                Binary = new BinaryColumn();
                break;
            case DocValuesType.Sorted:
                Sorted = new SortedColumn(_pool);
                break;
            default:
                SortedSet = new SortedSetColumn(_pool);
                break;
        }
    }

    private void AddColumnValue(int docId, FieldValue value)
    {
        switch (DocValuesType)
        {
            case DocValuesType.Numeric:
                Numeric!.Add(docId, value.AsInt64);
                break;
            case DocValuesType.SortedNumeric:
                SortedNumeric!.Add(docId, value.AsInt64);
                break;
            case DocValuesType.Binary:
                Binary!.Add(docId, BytesOf(value));
                break;
            case DocValuesType.Sorted:
                Sorted!.Add(docId, BytesOf(value));
                break;
            default:
                SortedSet!.Add(docId, BytesOf(value));
                break;
        }
    }

    private static byte[] BytesOf(FieldValue value) => value.Kind == FieldValueKind.Bytes ? value.AsBytes : Encoding.UTF8.GetBytes(value.AsString);
}

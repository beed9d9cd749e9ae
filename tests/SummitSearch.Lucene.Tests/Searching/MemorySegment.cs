using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>A segment of plain arrays.</summary>
internal sealed class MemorySegment(int number) : SegmentReader
{
    private readonly Dictionary<string, MemoryFieldTerms> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, long>> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, byte[]>> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<int> _deleted = [];
    private SegmentCommitInfo? _info;
    private FieldInfos? _fields;
    private FixedBitSet? _live;

    public int Count { get; private set; }

    public override SegmentCommitInfo Info => _info!;

    public override FieldInfos Fields => _fields!;

    public override int LiveCount => Count - _deleted.Count;

    internal override FixedBitSet? LiveDocs => _live;

    internal override object CoreKey => this;

    public void Add((string Field, string Words)[] fields)
    {
        foreach ((string field, string words) in fields)
        {
            if (!_terms.TryGetValue(field, out MemoryFieldTerms? terms))
                _terms.Add(field, terms = new MemoryFieldTerms(new FieldInfo { Name = field, Number = _terms.Count, IndexOptions = IndexOptions.DocumentsFrequenciesAndPositions }));
            terms.Add(Count, words);
        }
        Count++;
    }

    public void SetNumber(string field, long value) => Column(_numbers, field)[Count - 1] = value;

    public void SetText(string field, byte[] value) => Column(_texts, field)[Count - 1] = value;

    public void Delete(int docId) => _deleted.Add(docId);

    public void Freeze()
    {
        _info = new SegmentCommitInfo { Info = new SegmentInfo { Name = $"_{number}", Id = new byte[16], MaxDoc = Count }, DeletedCount = _deleted.Count };
        List<FieldInfo> fields = [.. _terms.Values.Select(static t => t.Field)];
        fields.AddRange(_numbers.Keys.Select((name, i) => new FieldInfo { Name = name, Number = 100 + i, DocValuesType = DocValuesType.Numeric }));
        fields.AddRange(_texts.Keys.Select((name, i) => new FieldInfo { Name = name, Number = 200 + i, DocValuesType = DocValuesType.Sorted }));
        _fields = new FieldInfos(fields);
        foreach (MemoryFieldTerms terms in _terms.Values)
            terms.Freeze(Count);
        if (_deleted.Count == 0)
            return;
        _live = new FixedBitSet(Count);
        _live.SetAll();
        foreach (int docId in _deleted)
            _live.Clear(docId);
    }

    public override FieldTerms? Terms(string field) => _terms.GetValueOrDefault(field);

    public override NormsReader? Norms(string field) => _terms.TryGetValue(field, out MemoryFieldTerms? terms) ? terms.Norms : null;

    internal override PointsReader? Points(string field) => null;

    public override NumericDocValues? NumericDocValues(string field) => _numbers.TryGetValue(field, out SortedDictionary<int, long>? column) ? new MemoryNumbers(column) : null;

    public override BinaryDocValues? BinaryDocValues(string field) => null;

    public override SortedDocValues? SortedDocValues(string field) => _texts.TryGetValue(field, out SortedDictionary<int, byte[]>? column) ? new MemoryTexts(column) : null;

    public override SortedSetDocValues? SortedSetDocValues(string field) => null;

    public override SortedNumericDocValues? SortedNumericDocValues(string field) => null;

    public override StoredFieldsReader OpenStoredFields() => throw new NotSupportedException();

    internal override void OnCoreClosed(Action<object> callback)
    {
    }

    private static SortedDictionary<int, T> Column<T>(Dictionary<string, SortedDictionary<int, T>> columns, string field)
    {
        if (!columns.TryGetValue(field, out SortedDictionary<int, T>? column))
            columns.Add(field, column = []);
        return column;
    }
}

using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>The open files of a segment that never change: what readers with different deletions and update generations share.</summary>
/// <remarks>Thread-safe. Counted: created with one share, which <see cref="Release"/> gives back; each reader holds another. Opening reads metadata only.</remarks>
internal sealed class SegmentCore
{
    private readonly SegmentFiles _files;
    private readonly Lock _gate = new();
    private readonly List<Action<object>> _onClosed = [];
    private int _shares = 1;

    private SegmentCore(SegmentFiles files)
    {
        _files = files;
        Fields = FieldInfosFile.Read(files.Open("", FieldInfosFile.Extension), files.Info.Id, "");
        StoredFields = StoredFieldsFile.Open(files, Fields);
        Norms = Fields.Exists(static f => f.HasNorms) ? NormsFile.Open(files, Fields) : null;
        Terms = SegmentTerms.Open(files, Fields);
        Points = Fields.Exists(static f => f.PointDimensions > 0) ? OpenPoints(files, Fields) : null;
        DocValues = OpenDocValues(files, Fields);
    }

    /// <summary>The fields as the segment's own file has them, without later updates.</summary>
    public FieldInfos Fields { get; }

    /// <summary>Stored fields.</summary>
    public StoredFieldsFile StoredFields { get; }

    /// <summary>Norms; null if no field keeps them.</summary>
    public NormsFile? Norms { get; }

    /// <summary>Terms by field name.</summary>
    public IReadOnlyDictionary<string, FieldTerms> Terms { get; }

    /// <summary>Points by field name; null if no field has them.</summary>
    public IReadOnlyDictionary<string, PointsReader>? Points { get; }

    /// <summary>The segment's own doc values by field number.</summary>
    public IReadOnlyDictionary<int, DocValuesFile> DocValues { get; }

    /// <summary>The files.</summary>
    public SegmentFiles Files => _files;

    /// <summary>Opens a segment.</summary>
    /// <exception cref="CorruptIndexException">A file is damaged.</exception>
    /// <exception cref="UnsupportedIndexFormatException">A file has another version.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public static SegmentCore Open(IndexDirectory directory, SegmentCommitInfo segment)
    {
        SegmentFiles files = new(directory, segment.Info);
        try
        {
            return new SegmentCore(files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>A reader of the segment as a commit sees it, with a share of its own that <see cref="CodecSegmentReader.Dispose"/> gives back.</summary>
    /// <param name="segment">The segment with its generations and its number of deletions.</param>
    /// <param name="live">The live documents, never changed any more; null if all are live.</param>
    /// <exception cref="ObjectDisposedException">The last share was given back.</exception>
    public CodecSegmentReader OpenReader(SegmentCommitInfo segment, FixedBitSet? live)
    {
        Acquire();
        try
        {
            return new CodecSegmentReader(this, segment, live);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Puts segment readers together into an index reader, which disposes them when its last share is gone.</summary>
    public static IndexReader OpenIndexReader(IndexDirectory directory, SegmentInfos commit, IReadOnlyList<SegmentReader> segments)
    {
        return new IndexReader(directory, commit, segments, Close);

        void Close()
        {
            foreach (SegmentReader segment in segments)
                ((CodecSegmentReader)segment).Dispose();
        }
    }

    /// <summary>Gives a share back; the last one closes the files and tells those who asked to know.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _shares) != 0)
            return;
        Action<object>[] callbacks;
        lock (_gate)
        {
            callbacks = [.. _onClosed];
            _onClosed.Clear();
        }
        foreach (Action<object> callback in callbacks)
            callback(this);
        _files.Dispose();
    }

    /// <summary>Asks to be told when the files are closed.</summary>
    public void OnClosed(Action<object> callback)
    {
        lock (_gate)
            _onClosed.Add(callback);
    }

    private void Acquire()
    {
        int shares = Volatile.Read(ref _shares);
        while (true)
        {
            ObjectDisposedException.ThrowIf(shares <= 0, this);
            int seen = Interlocked.CompareExchange(ref _shares, shares + 1, shares);
            if (seen == shares)
                return;
            shares = seen;
        }
    }

    private static IReadOnlyDictionary<string, PointsReader> OpenPoints(SegmentFiles files, FieldInfos fields) =>
        PointsFile.Open(files.Open("", "kdm"), files.Open("", "kdi"), files.Open("", "kdd"), files.Info.Id, fields, files.Info.MaxDoc);

    private static Dictionary<int, DocValuesFile> OpenDocValues(SegmentFiles files, FieldInfos fields)
    {
        string fieldsFile = IndexFileNames.Segment(files.Info.Name, "", FieldInfosFile.Extension);
        Dictionary<string, DocValuesFile> bySuffix = new(StringComparer.Ordinal);
        Dictionary<int, DocValuesFile> byField = [];
        foreach (FieldInfo field in fields)
        {
            if (field.DocValuesType == DocValuesType.None)
                continue;
            string suffix = DocValuesFormat.SuffixOf(field, fieldsFile);
            if (!bySuffix.TryGetValue(suffix, out DocValuesFile? file))
                bySuffix.Add(suffix, file = DocValuesFile.Open(files, suffix, isGeneration: false, fields));
            if (!file.Has(field))
                throw new CorruptIndexException(file.Data.Name, -1, $"the doc values of field '{field.Name}' are missing or of another type.");
            byField.Add(field.Number, file);
        }
        return byField;
    }
}

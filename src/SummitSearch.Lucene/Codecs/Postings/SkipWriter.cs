using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Collects the multi-level skip data of one term (FORMAT.md, "Skip data"). Buffers are reused from term to term.</summary>
internal sealed class SkipWriter
{
    /// <summary>Most levels that the format allows.</summary>
    public const int MaxLevels = 10;

    /// <summary>Each level has one entry for this many of the level below.</summary>
    public const int Fanout = 8;

    private readonly MemoryOutput?[] _levels = new MemoryOutput?[MaxLevels];
    private readonly ImpactAccumulator?[] _impacts = new ImpactAccumulator?[MaxLevels];
    private readonly SkipPoint[] _last = new SkipPoint[MaxLevels];
    private readonly MemoryOutput _impactBytes = new();
    private SkipPoint _start;
    private int _entries;
    private int _usedLevels;
    private bool _hasPositions;
    private bool _hasPayloads;
    private bool _hasPayFile;

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _hasPositions = field.HasPositions;
        _hasPayloads = field.HasPositions && field.HasPayloads;
        _hasPayFile = PostingsFormat.HasPayFile(field);
    }

    /// <summary>Starts a term whose data begin at <paramref name="start"/>.</summary>
    public void StartTerm(in SkipPoint start)
    {
        _start = start;
        _entries = 0;
        _usedLevels = 0;
    }

    /// <summary>Adds the entry of a full block that further documents follow.</summary>
    /// <param name="point">Where reading goes on behind the block.</param>
    /// <param name="freqs">The frequencies of the block.</param>
    /// <param name="norms">The norms of its documents.</param>
    public void Add(in SkipPoint point, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms)
    {
        _entries++;
        LevelOf(0);
        _impacts[0]!.AddRange(freqs, norms);
        int child = 0;
        for (int level = 0, n = _entries; level < MaxLevels; level++, n /= Fanout)
        {
            MemoryOutput output = LevelOf(level);
            WriteEntry(output, point, _last[level]);
            _last[level] = point;
            bool parentFollows = n % Fanout == 0 && level + 1 < MaxLevels;
            LevelOf(Math.Min(level + 1, MaxLevels - 1));
            WriteImpacts(output, level);
            int here = output.Length;
            if (level > 0)
                output.WriteVLong(child);
            child = here;
            if (!parentFollows)
                return;
        }
    }

    /// <summary>Writes all levels, the highest first.</summary>
    public void Finish(IndexOutput output)
    {
        for (int level = _usedLevels - 1; level > 0; level--)
        {
            ReadOnlySpan<byte> bytes = _levels[level]!.Written;
            if (bytes.IsEmpty)
                continue;
            output.WriteVLong(bytes.Length);
            output.WriteBytes(bytes);
        }
        if (_usedLevels > 0)
            output.WriteBytes(_levels[0]!.Written);
    }

    private MemoryOutput LevelOf(int level)
    {
        MemoryOutput output = _levels[level] ??= new MemoryOutput(1024);
        ImpactAccumulator impacts = _impacts[level] ??= new ImpactAccumulator();
        if (level < _usedLevels)
            return output;
        output.Reset();
        impacts.Reset();
        _last[level] = _start;
        _usedLevels = level + 1;
        return output;
    }

    private void WriteEntry(MemoryOutput output, in SkipPoint point, in SkipPoint last)
    {
        output.WriteVInt(point.LastDoc - last.LastDoc);
        output.WriteVLong(point.DocPointer - last.DocPointer);
        if (!_hasPositions)
            return;
        output.WriteVLong(point.PositionPointer - last.PositionPointer);
        output.WriteVInt(point.PositionsBefore);
        if (_hasPayloads)
            output.WriteVInt(point.PayloadBytesBefore);
        if (_hasPayFile)
            output.WriteVLong(point.PayloadPointer - last.PayloadPointer);
    }

    private void WriteImpacts(MemoryOutput output, int level)
    {
        _impactBytes.Reset();
        _impacts[level]!.Flush(_impactBytes, level + 1 < MaxLevels ? _impacts[level + 1] : null);
        output.WriteBlob(_impactBytes.Written);
    }
}

using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>The terms of a field that wait for their block, and the rule that cuts them into blocks of 25 to 48 entries (FORMAT.md, "Splitting into blocks").</summary>
internal sealed class PendingTerms
{
    private const int MinEntries = 25;
    private const int MaxEntries = 48;
    private readonly TermBlockWriter _blocks;
    private readonly MemoryOutput _code = new();
    private readonly List<(int Begin, int End, byte Lead)> _parts = [];
    private readonly List<KeyValuePair<byte[], byte[]>> _index = [];
    private PendingEntry[] _entries = new PendingEntry[128];
    private byte[] _bytes = new byte[4096];
    private int[] _starts = new int[64];
    private byte[] _lastTerm = new byte[64];
    private int _entryCount;
    private int _byteCount;
    private int _lastLength;

    /// <summary>Writes blocks to <paramref name="tim"/>.</summary>
    public PendingTerms(IndexOutput tim) => _blocks = new TermBlockWriter(tim);

    /// <summary>The last term added.</summary>
    public ReadOnlySpan<byte> LastTerm => _lastTerm.AsSpan(0, _lastLength);

    /// <summary>Starts a field.</summary>
    public void StartField(FieldInfo field)
    {
        _blocks.StartField(field);
        _entryCount = _byteCount = _lastLength = 0;
        _index.Clear();
    }

    /// <summary>Adds a term, greater than the one before.</summary>
    /// <exception cref="ArgumentException">It is not greater.</exception>
    public void Add(ReadOnlySpan<byte> term, in TermEntry entry, bool isFirst)
    {
        if (!isFirst && term.SequenceCompareTo(LastTerm) <= 0)
            throw new ArgumentException("The terms of a field must ascend in byte order.");
        int shared = term.CommonPrefixLength(LastTerm);
        CloseBlocks(shared);
        if (_starts.Length < term.Length)
        {
            Array.Resize(ref _starts, Math.Max(term.Length, 2 * _starts.Length));
            Array.Resize(ref _lastTerm, _starts.Length);
        }
        _starts.AsSpan(shared, term.Length - shared).Fill(_entryCount);
        term[shared..].CopyTo(_lastTerm.AsSpan(shared));
        _lastLength = term.Length;
        Push(term, entry);
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>The index: prefix and code of every block, sorted; the root with its empty prefix first.</returns>
    public List<KeyValuePair<byte[], byte[]>> FinishField()
    {
        CloseBlocks(0);
        WriteBlocks(0, _entryCount);
        _index.Sort(static (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        return _index;
    }

    private void Push(ReadOnlySpan<byte> term, in TermEntry entry)
    {
        if (_entryCount == _entries.Length)
            Array.Resize(ref _entries, 2 * _entryCount);
        if (_bytes.Length - _byteCount < term.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _byteCount + term.Length));
        term.CopyTo(_bytes.AsSpan(_byteCount));
        _entries[_entryCount++] = new PendingEntry { Start = _byteCount, Length = term.Length, BlockPointer = -1, Term = entry };
        _byteCount += term.Length;
    }

    private void CloseBlocks(int shared)
    {
        for (int i = _lastLength - 1; i >= shared; i--)
        {
            int count = _entryCount - _starts[i];
            if (count >= MinEntries)
                WriteBlocks(i + 1, count);
        }
    }

    private void WriteBlocks(int prefixLength, int count)
    {
        int first = _entryCount - count;
        Cut(_entries.AsSpan(first, count), prefixLength);
        long pointer = WriteParts(first, count, prefixLength);
        ref PendingEntry block = ref _entries[first];
        _index.Add(new(_bytes.AsSpan(block.Start, prefixLength).ToArray(), _code.Written.ToArray()));
        block.Length = prefixLength;
        block.BlockPointer = pointer;
        _byteCount = block.Start + prefixLength;
        _entryCount = first + 1;
    }

    private void Cut(ReadOnlySpan<PendingEntry> entries, int prefixLength)
    {
        _parts.Clear();
        int begin = 0, lead = -1, previous = -1;
        for (int i = 0; i < entries.Length; i++)
        {
            int label = entries[i].Length > prefixLength ? _bytes[entries[i].Start + prefixLength] : -1;
            if (label == previous)
                continue;
            if (i - begin >= MinEntries && entries.Length - begin > MaxEntries)
            {
                _parts.Add((begin, i, (byte)lead));
                begin = i;
                lead = label;
            }
            previous = label;
        }
        _parts.Add((begin, entries.Length, (byte)lead));
    }

    private long WriteParts(int first, int count, int prefixLength)
    {
        long firstPointer = -1;
        _code.Reset();
        foreach ((int begin, int end, byte lead) in _parts)
        {
            ReadOnlySpan<PendingEntry> part = _entries.AsSpan(first + begin, end - begin);
            int hasTerms = 0;
            foreach (ref readonly PendingEntry entry in part)
                hasTerms |= entry.IsBlock ? 0 : 1;
            long pointer = _blocks.Write(_bytes, prefixLength, part, end == count);
            if (begin == 0)
            {
                firstPointer = pointer;
                _code.WriteVLong(4 * pointer + 2 * hasTerms + (_parts.Count > 1 ? 1 : 0));
                if (_parts.Count > 1)
                    _code.WriteVInt(_parts.Count - 1);
                continue;
            }
            _code.WriteByte(lead);
            _code.WriteVLong(2 * (pointer - firstPointer) + hasTerms);
        }
        return firstPointer;
    }
}

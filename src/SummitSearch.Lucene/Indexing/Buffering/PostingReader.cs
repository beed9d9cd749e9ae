using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Reads the postings of one term of a buffer back, document by document (see <see cref="PostingStream"/>).</summary>
internal sealed class PostingReader(IndexOptions options)
{
    private readonly bool _hasPositions = options >= IndexOptions.DocumentsFrequenciesAndPositions;
    private readonly bool _hasOffsets = options >= IndexOptions.DocumentsFrequenciesPositionsAndOffsets;
    private byte[] _stream = new byte[256];
    private int _length;
    private int _at;
    private uint _code;
    private bool _more;
    private int[] _positions = new int[16];
    private int[] _startOffsets = new int[16];
    private int[] _endOffsets = new int[16];

    /// <summary>The current document.</summary>
    public int DocId { get; private set; }

    /// <summary>Occurrences in it.</summary>
    public int Freq { get; private set; }

    /// <summary>Their positions, where the field has them.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Freq);

    /// <summary>Their start offsets, where the field has them.</summary>
    public ReadOnlySpan<int> StartOffsets => _startOffsets.AsSpan(0, Freq);

    /// <summary>Their end offsets, where the field has them.</summary>
    public ReadOnlySpan<int> EndOffsets => _endOffsets.AsSpan(0, Freq);

    /// <summary>Places the reader before the first document of a term.</summary>
    public void Open(BytePool pool, in TermState term)
    {
        _length = PostingStream.Gather(pool, term, ref _stream);
        _at = 0;
        DocId = -1;
        _more = NextCode();
    }

    /// <summary>Moves to the next document; false behind the last.</summary>
    public bool NextDocument()
    {
        if (!_more)
            return false;
        DocId += (int)(_code >> 1);
        Freq = 0;
        int position = 0;
        int offset = 0;
        if (_hasPositions)
            position = (int)PostingStream.Read(_stream, ref _at);
        do
        {
            if (_hasPositions)
                Keep(position, ref offset);
            else
                Freq++;
            _more = NextCode();
            position += (int)(_code >> 1);
        }
        while (_more && (_code & 1) == 0);
        return true;
    }

    private void Keep(int position, ref int offset)
    {
        if (Freq == _positions.Length)
            Grow();
        _positions[Freq] = position;
        if (_hasOffsets)
        {
            offset += (int)PostingStream.Read(_stream, ref _at);
            _startOffsets[Freq] = offset;
            _endOffsets[Freq] = offset + (int)PostingStream.Read(_stream, ref _at);
        }
        Freq++;
    }

    private bool NextCode()
    {
        if (_at >= _length)
            return false;
        _code = PostingStream.Read(_stream, ref _at);
        return true;
    }

    private void Grow()
    {
        int capacity = _positions.Length * 2;
        Array.Resize(ref _positions, capacity);
        Array.Resize(ref _startOffsets, capacity);
        Array.Resize(ref _endOffsets, capacity);
    }
}

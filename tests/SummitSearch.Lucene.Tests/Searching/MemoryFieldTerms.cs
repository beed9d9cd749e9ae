using System.Text;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>The inverted index of a field as a sorted list of terms.</summary>
internal sealed class MemoryFieldTerms(FieldInfo info) : FieldTerms
{
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));
    private readonly SortedDictionary<byte[], MemoryPostings> _postings = new(ByBytes);
    private readonly Dictionary<int, int> _lengths = [];
    private byte[][] _terms = [];
    private MemoryPostings[] _lists = [];

    public override FieldInfo Field => info;

    public override long TermCount => _terms.Length;

    public override long SumTotalTermFreq => _lists.Sum(static p => p.Positions.Sum(static q => (long)q.Length));

    public override long SumDocFreq => _lists.Sum(static p => (long)p.Docs.Count);

    public override int DocCount => _lengths.Values.Count(static n => n > 0);

    public override ReadOnlySpan<byte> MinTerm => _terms[0];

    public override ReadOnlySpan<byte> MaxTerm => _terms[^1];

    public NormsReader? Norms { get; private set; }

    /// <summary>Adds words; an underscore is a hole in the positions.</summary>
    public void Add(int docId, string words)
    {
        string[] tokens = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _lengths[docId] = tokens.Count(static t => t != "_");
        foreach (var term in tokens.Select(static (token, position) => (token, position)).Where(static t => t.token != "_").GroupBy(static t => t.token))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(term.Key);
            if (!_postings.TryGetValue(bytes, out MemoryPostings? postings))
                _postings.Add(bytes, postings = new MemoryPostings());
            postings.Docs.Add(docId);
            postings.Positions.Add([.. term.Select(static t => t.position)]);
        }
    }

    public void Freeze(int maxDoc)
    {
        _terms = [.. _postings.Keys];
        _lists = [.. _postings.Values];
        Norms = new MemoryNorms([.. Enumerable.Range(0, maxDoc).Select(d => Encode(_lengths.GetValueOrDefault(d)))], _lengths.Keys);
    }

    public override bool TryGet(ReadOnlySpan<byte> term, out TermEntry entry)
    {
        int at = Array.BinarySearch(_terms, term.ToArray(), ByBytes);
        entry = at < 0 ? default : _lists[at].Entry(at);
        return at >= 0;
    }

    public override TermsCursor OpenTerms() => throw new NotSupportedException();

    public override PostingsCursor OpenPostings(in TermEntry entry, PostingsDetail detail, PostingsCursor? reuse = null) => new MemoryPostings.Cursor(_lists[entry.DocPointer]);

    internal override TermBlocks OpenBlocks(in TermEntry entry) => new MemoryPostings.Blocks(_lists[entry.DocPointer]);

    /// <summary>The byte code of a length (the specification, section 1.2).</summary>
    internal static byte Encode(int length)
    {
        if (length < 24)
            return (byte)length;
        int rest = length - 24;
        int bits = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)rest);
        if (bits < 4)
            return (byte)(24 + rest);
        int shift = bits - 4;
        return (byte)(24 + (((rest >> shift) & 7) | ((shift + 1) << 3)));
    }

    private sealed class MemoryNorms(byte[] bytes, IEnumerable<int> documents) : NormsReader
    {
        public override ReadOnlySpan<byte> Bytes => bytes;

        public override NumericDocValues OpenCursor() => new MemoryNumbers(new SortedDictionary<int, long>(documents.ToDictionary(static d => d, d => (long)(sbyte)bytes[d])));
    }
}

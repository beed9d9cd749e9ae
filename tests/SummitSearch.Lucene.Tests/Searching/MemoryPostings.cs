using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>The postings of a term as lists.</summary>
internal sealed class MemoryPostings
{
    public List<int> Docs { get; } = [];

    public List<int[]> Positions { get; } = [];

    public TermEntry Entry(int number) => new() { DocFreq = Docs.Count, TotalTermFreq = Positions.Sum(static p => (long)p.Length), DocPointer = number, SingletonDocId = Docs.Count == 1 ? Docs[0] : -1 };

    /// <summary>Walks over the lists in blocks, like the real thing.</summary>
    internal sealed class Cursor : PostingsCursor
    {
        private readonly MemoryPostings _postings;
        private int _blockStart;
        private int _nextBlock;
        private int _positionsOf = -1;
        private int _nextPosition;

        public Cursor(MemoryPostings postings)
        {
            _postings = postings;
            DocFreq = postings.Docs.Count;
        }

        public override int StartOffset => -1;

        public override int EndOffset => -1;

        public override ReadOnlySpan<byte> Payload => default;

        public override int NextPosition()
        {
            if (_positionsOf != DocId)
            {
                _positionsOf = DocId;
                _nextPosition = 0;
            }
            return _postings.Positions[_blockStart + Index][_nextPosition++];
        }

        private protected override bool LoadNextBlock()
        {
            if (_nextBlock >= DocFreq)
                return false;
            _blockStart = _nextBlock;
            Count = Math.Min(BlockSize, DocFreq - _blockStart);
            _postings.Docs.CopyTo(_blockStart, Docs, 0, Count);
            _nextBlock += Count;
            FreqsReady = false;
            return true;
        }

        private protected override bool LoadBlockOf(int target)
        {
            while (LoadNextBlock())
            {
                if (Docs[Count - 1] >= target)
                    return true;
            }
            return false;
        }

        private protected override void DecodeFrequencies()
        {
            for (int i = 0; i < Count; i++)
                Freqs[i] = _postings.Positions[_blockStart + i].Length;
        }
    }

    /// <summary>Random access to the lists by block.</summary>
    internal sealed class Blocks(MemoryPostings postings) : TermBlocks
    {
        private readonly int[] _lastDocs = [.. postings.Docs.Chunk(PostingsCursor.BlockSize).Select(static c => c[^1])];

        public override int DocFreq => postings.Docs.Count;

        public override int BlockCount => _lastDocs.Length;

        public override ReadOnlySpan<int> LastDocs => _lastDocs;

        public override int DecodeDocs(int block, Span<int> docs) => Decode(block, docs, i => postings.Docs[i]);

        public override int DecodeFreqs(int block, Span<int> freqs) => Decode(block, freqs, i => postings.Positions[i].Length);

        public override int FreqAt(int block, int index) => postings.Positions[(block * PostingsCursor.BlockSize) + index].Length;

        public override int ReadPositions(int block, int index, ReadOnlySpan<int> freqs, ref int[] positions)
        {
            int[] source = postings.Positions[(block * PostingsCursor.BlockSize) + index];
            if (positions.Length < source.Length)
                positions = new int[source.Length];
            source.CopyTo(positions, 0);
            return source.Length;
        }

        public override int ReadImpacts(int block, Span<int> freqs, Span<long> norms) => 0;

        private int Decode(int block, Span<int> target, Func<int, int> value)
        {
            int start = block * PostingsCursor.BlockSize;
            int count = Math.Min(PostingsCursor.BlockSize, DocFreq - start);
            for (int i = 0; i < count; i++)
                target[i] = value(start + i);
            return count;
        }
    }
}

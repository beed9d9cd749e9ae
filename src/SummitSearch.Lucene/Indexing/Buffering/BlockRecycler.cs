namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Keeps the memory blocks of flushed buffers for the next ones, so that indexing does not churn the garbage collector's large heap.</summary>
/// <remarks>Thread-safe. Keeps at most the number of blocks given; what comes back above it is left to the collector.</remarks>
internal sealed class BlockRecycler(int maxBlocks)
{
    private readonly Stack<byte[]> _free = new();
    private readonly Lock _gate = new();

    /// <summary>A block of <see cref="BytePool.BlockSize"/> bytes of unknown content.</summary>
    public byte[] Take()
    {
        lock (_gate)
        {
            if (_free.TryPop(out byte[]? block))
                return block;
        }
        // Blocks live long; on the pinned heap the collector never copies them from generation to generation.
        return GC.AllocateUninitializedArray<byte>(BytePool.BlockSize, pinned: true);
    }

    /// <summary>Gives blocks back.</summary>
    public void Return(ReadOnlySpan<byte[]> blocks)
    {
        lock (_gate)
        {
            foreach (byte[] block in blocks)
            {
                if (_free.Count >= maxBlocks)
                    return;
                _free.Push(block);
            }
        }
    }
}

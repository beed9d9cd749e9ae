using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Indexing.Merging;

namespace SummitSearch.Lucene.Indexing;

/// <summary>How an <see cref="IndexWriter"/> works.</summary>
/// <remarks>Immutable; may be shared by writers.</remarks>
public sealed record IndexWriterOptions
{
    private const int LeastStoredBlockBytes = 1024;

    /// <summary>Turns the text of tokenized fields into terms. Searches must use the same.</summary>
    public required Analyzer Analyzer { get; init; }

    /// <summary>Memory for documents that are not yet flushed, in megabytes, over all threads; 1 or more. When it is full, the largest buffer becomes a segment.</summary>
    public int RamBufferMegabytes { get; init; } = 64;

    /// <summary>True: the files of a new segment are wrapped into one, which needs fewer file handles and one more copy. Merged segments follow it
    /// up to <see cref="CompoundMaxMegabytes"/>.</summary>
    public bool Compound { get; init; } = true;

    /// <summary>Segments above this size, in megabytes, are left as separate files; 0 or more.</summary>
    public int CompoundMaxMegabytes { get; init; } = 512;

    /// <summary>True: stored values are compressed by DEFLATE, about a third smaller and several times slower than the default LZ4.</summary>
    public bool CompressMore { get; init; }

    /// <summary>Longest block of stored values, in bytes before compression; 1,024 or more. Reading a document costs the decompression of the block or two that it is in, so smaller ones are
    /// quicker to read at random and compress less. Unless told otherwise they are a tenth of 600 KB (with <see cref="CompressMore"/> of 480), as Apache Lucene 8.7 has them;
    /// it reads others alike.</summary>
    public int StoredBlockBytes { get; init; } = int.MaxValue;

    /// <summary>Which segments are merged when.</summary>
    public MergePolicy MergePolicy { get; init; } = new TieredMergePolicy();

    /// <summary>Threads that merge in the background. 0: the thread that causes a merge does it, which makes tests repeatable.</summary>
    public int MergeThreads { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>True: start an empty index; what is there disappears with the first commit, and stays if there is none. False: append.</summary>
    public bool Create { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Analyzer);
        ArgumentNullException.ThrowIfNull(MergePolicy);
        ArgumentOutOfRangeException.ThrowIfLessThan(RamBufferMegabytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(StoredBlockBytes, LeastStoredBlockBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(CompoundMaxMegabytes);
        ArgumentOutOfRangeException.ThrowIfNegative(MergeThreads);
    }
}

namespace SummitSearch.Server.Configuration;

/// <summary>What the server accepts; each limit has its own status code and problem code.</summary>
/// <remarks>Mutable so that configuration can bind to it; not to be changed once in use.</remarks>
public sealed class ServerLimits
{
    /// <summary>Longest body of a search request or of a single article in bytes; beyond it 413. 16 MB by default.</summary>
    public long MaxBodyBytes { get; set; } = 16L << 20;

    /// <summary>Longest bulk upload in bytes; beyond it 413. 4 GB by default.</summary>
    public long MaxBulkBytes { get; set; } = 4L << 30;

    /// <summary>Longest query in UTF-16 code units; beyond it 414. 2,000 by default, 8,192 at most.</summary>
    public int MaxQueryLength { get; set; } = 2000;

    /// <summary>Most passages of one answer; beyond it 422. 1,000 by default and at most.</summary>
    public int MaxK { get; set; } = 1000;

    /// <summary>Requests worked on at once; beyond it, and beyond a queue of four times that, 503. 64 by default.</summary>
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>Requests a client address may send in a second; beyond it 429. 0, the default, for no limit.</summary>
    public int RequestsPerSecond { get; set; }

    /// <summary>Articles of a bulk upload that are committed, and answered, together. 500 by default.</summary>
    public int BulkBatch { get; set; } = 500;

    /// <summary>Least time between the starts of two commits that API callers cause: under a steady stream of changes each waits at most this long, and shares its commit.
    /// Zero to 10 s; 250 ms by default.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Throws if a limit is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the limit and what is allowed.</exception>
    public void Validate()
    {
        ThrowIfOutside(MaxBodyBytes, 1024, 1L << 31, nameof(MaxBodyBytes));
        ThrowIfOutside(MaxBulkBytes, 1024, 1L << 42, nameof(MaxBulkBytes));
        ThrowIfOutside(MaxQueryLength, 1, Querying.SearchRequest.MaxQueryLength, nameof(MaxQueryLength));
        ThrowIfOutside(MaxK, 1, Querying.SearchRequest.MaxK, nameof(MaxK));
        ThrowIfOutside(MaxConcurrency, 1, 100_000, nameof(MaxConcurrency));
        ThrowIfOutside(RequestsPerSecond, 0, 1_000_000, nameof(RequestsPerSecond));
        ThrowIfOutside(BulkBatch, 1, 100_000, nameof(BulkBatch));
        ThrowIfOutside((long)CommitInterval.TotalMilliseconds, 0, 10_000, nameof(CommitInterval) + " in milliseconds");
    }

    private static void ThrowIfOutside(long value, long least, long most, string limit)
    {
        if (value < least || value > most)
            throw new ArgumentException($"Option SummitSearch:Limits:{limit} is {value}; it must be from {least} to {most}.", limit);
    }
}

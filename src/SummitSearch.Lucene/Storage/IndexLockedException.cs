namespace SummitSearch.Lucene.Storage;

/// <summary>Another writer holds the index. Stop it, or use another index folder.</summary>
public sealed class IndexLockedException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">A sentence that names the index and, where known, who holds it.</param>
    /// <param name="inner">The operating system's refusal.</param>
    public IndexLockedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

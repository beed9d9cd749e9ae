namespace SummitSearch.Indexing;

/// <summary>The index on disk is damaged, or of a format that this version does not read. Restore a backup, or set it aside and build it anew from the corpus.</summary>
public sealed class UnreadableIndexException : IOException
{
    /// <summary>Names the fault.</summary>
    /// <param name="message">One sentence: where, what was found, what to do.</param>
    /// <param name="inner">The engine's own error.</param>
    public UnreadableIndexException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

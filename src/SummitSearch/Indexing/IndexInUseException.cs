namespace SummitSearch.Indexing;

/// <summary>Another process writes to the index. Stop it, or use another index folder; searching goes on.</summary>
public sealed class IndexInUseException : IOException
{
    /// <summary>Names the index and, where known, who holds it.</summary>
    /// <param name="message">One sentence that says what to do.</param>
    /// <param name="inner">The engine's own error.</param>
    public IndexInUseException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

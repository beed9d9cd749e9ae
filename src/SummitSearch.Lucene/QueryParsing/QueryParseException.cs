namespace SummitSearch.Lucene.QueryParsing;

/// <summary>A query text is not well-formed, or asks for more than is allowed. Correct it at <see cref="Position"/>.</summary>
public sealed class QueryParseException : FormatException
{
    /// <summary>Creates the exception for a place in the text.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="position">UTF-16 index into the query text.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public QueryParseException(string message, int position, Exception? innerException = null)
        : base(message, innerException)
    {
        Position = position;
    }

    /// <summary>UTF-16 index into the query text at which the fault was noticed; the length of the text if it ended too early.</summary>
    public int Position { get; }
}

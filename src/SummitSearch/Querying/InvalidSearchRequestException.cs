namespace SummitSearch.Querying;

/// <summary>A search request holds a value that is out of its range. The caller has to change the request.</summary>
public sealed class InvalidSearchRequestException : ArgumentException
{
    /// <summary>Names the fault.</summary>
    /// <param name="parameter">The property of the request, in camel case as JSON has it.</param>
    /// <param name="message">One sentence: what was found, what is allowed.</param>
    /// <param name="position">Offset in the query's UTF-16 code units where the fault was found, if it is one of syntax.</param>
    public InvalidSearchRequestException(string parameter, string message, int? position = null)
        : base(message)
    {
        Parameter = parameter;
        Position = position;
    }

    /// <summary>The property of the request, in camel case as JSON has it.</summary>
    public string Parameter { get; }

    /// <summary>Offset in the query's UTF-16 code units where the fault was found; null if it is not one of syntax.</summary>
    public int? Position { get; }
}

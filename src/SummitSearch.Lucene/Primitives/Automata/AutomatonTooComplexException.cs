namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>A pattern needs a larger automaton than is allowed; thrown before memory or time is spent on it. Simplify the pattern or raise the limit.</summary>
public sealed class AutomatonTooComplexException : Exception
{
    /// <summary>Creates the exception with the message that the user sees.</summary>
    public AutomatonTooComplexException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception around its cause.</summary>
    public AutomatonTooComplexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

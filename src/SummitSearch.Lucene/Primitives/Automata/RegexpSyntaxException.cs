namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>A regular expression is not well-formed. Correct it at <see cref="Position"/>.</summary>
public sealed class RegexpSyntaxException : FormatException
{
    /// <summary>Creates the exception for a place in the pattern.</summary>
    /// <param name="message">What was expected there.</param>
    /// <param name="position">UTF-16 index into the pattern.</param>
    public RegexpSyntaxException(string message, int position)
        : base(message)
    {
        Position = position;
    }

    /// <summary>UTF-16 index into the pattern at which the fault was noticed.</summary>
    public int Position { get; }
}

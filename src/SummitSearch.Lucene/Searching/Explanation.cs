using System.Globalization;
using System.Text;

namespace SummitSearch.Lucene.Searching;

/// <summary>How a score came about: a value, what it is, and what it was computed from.</summary>
/// <remarks>Immutable. Values that are floats in the engine are exact here. The root's value, as a float, is the search score bit for bit, but for the best of several
/// queries (<see cref="DisjunctionMaxQuery"/>) of which one is scored by a function: there it may be the next float, as in Apache Lucene.</remarks>
public sealed class Explanation
{
    private Explanation(bool isMatch, double value, string description, IReadOnlyList<Explanation> details)
    {
        IsMatch = isMatch;
        Value = value;
        Description = description;
        Details = details;
    }

    /// <summary>True where the document matches.</summary>
    public bool IsMatch { get; }

    /// <summary>The value; 0 where the document does not match.</summary>
    public double Value { get; }

    /// <summary>What the value is.</summary>
    public string Description { get; }

    /// <summary>What it was computed from.</summary>
    public IReadOnlyList<Explanation> Details { get; }

    /// <summary>A value of a matching document.</summary>
    public static Explanation Match(double value, string description, params IReadOnlyList<Explanation> details) => new(true, value, description, details);

    /// <summary>Why a document does not match.</summary>
    public static Explanation NoMatch(string description, params IReadOnlyList<Explanation> details) => new(false, 0, description, details);

    /// <summary>The tree as text, a line a node, two spaces a level.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Print(text, 0);
        return text.ToString();
    }

    private void Print(StringBuilder text, int level)
    {
        text.Append(' ', 2 * level);
        text.Append(((float)Value).ToString("R", CultureInfo.InvariantCulture)).Append(" = ").Append(IsMatch ? "" : "(no match) ").Append(Description).Append('\n');
        foreach (Explanation detail in Details)
            detail.Print(text, level + 1);
    }
}

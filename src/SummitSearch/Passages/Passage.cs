namespace SummitSearch.Passages;

/// <summary>A stretch of an article's body that is ranked and shown on its own.</summary>
/// <param name="Ordinal">Position among the passages of its article, from 0, in reading order.</param>
/// <param name="Start">Offset of its first UTF-16 code unit in the body.</param>
/// <param name="End">Offset behind its last UTF-16 code unit in the body; <c>body[Start..End]</c> is the passage.</param>
public readonly record struct Passage(int Ordinal, int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The text of the passage, cut out of the body it was split from.</summary>
    /// <param name="body">The very body that was split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The body is shorter than the passage's end.</exception>
    public string TextOf(string body) => body[Start..End];

    /// <summary>The text of the passage without copying it.</summary>
    /// <param name="body">The very body that was split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The body is shorter than the passage's end.</exception>
    public ReadOnlySpan<char> SpanOf(string body) => body.AsSpan(Start, End - Start);
}

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>A parsed regular expression.</summary>
/// <remarks>Immutable. Sequences and choices are lists, so that the depth of the tree is that of the parentheses and not that of the text.</remarks>
internal abstract record RegexpNode
{
    /// <summary>One code point out of ranges.</summary>
    internal sealed record Characters(IReadOnlyList<(int Low, int High)> Ranges) : RegexpNode;

    /// <summary>A literal text, possibly empty.</summary>
    internal sealed record Literal(string Text) : RegexpNode;

    /// <summary>Any text, the empty one included.</summary>
    internal sealed record AnyText : RegexpNode;

    /// <summary>No text at all, not even the empty one.</summary>
    internal sealed record Nothing : RegexpNode;

    /// <summary>One part after the other.</summary>
    internal sealed record Sequence(IReadOnlyList<RegexpNode> Parts) : RegexpNode;

    /// <summary>Any of the parts.</summary>
    internal sealed record Union(IReadOnlyList<RegexpNode> Parts) : RegexpNode;

    /// <summary>All of the parts at once.</summary>
    internal sealed record Intersection(IReadOnlyList<RegexpNode> Parts) : RegexpNode;

    /// <summary>Every text but those of the part.</summary>
    internal sealed record Complement(RegexpNode Part) : RegexpNode;

    /// <summary>The part <see cref="Min"/> to <see cref="Max"/> times; <see cref="Max"/> -1 is without end.</summary>
    internal sealed record Repetition(RegexpNode Part, int Min, int Max) : RegexpNode;

    /// <summary>A decimal number between two bounds, both included; <see cref="Digits"/> 0 allows leading zeros, otherwise it is the exact number of digits.</summary>
    internal sealed record Interval(int Min, int Max, int Digits) : RegexpNode;
}

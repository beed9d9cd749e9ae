using SummitSearch.Passages;

namespace SummitSearch.Querying;

/// <summary>One hit.</summary>
public sealed record RankedPassage
{
    /// <summary>Place in the whole ranking, from 1; the second page goes on counting.</summary>
    public required int Rank { get; init; }

    /// <summary>Score; comparable within one answer only. 0 where the order is by date and the query is empty.</summary>
    public required float Score { get; init; }

    /// <summary><c>articleId#ordinal</c>, the ordinal from 0.</summary>
    public required string Id { get; init; }

    /// <summary>The passage, to the character as it stands in the article's body.</summary>
    public required string Text { get; init; }

    /// <summary>Offset of its first UTF-16 code unit in the article's body.</summary>
    public required int Start { get; init; }

    /// <summary>Offset behind its last UTF-16 code unit in the article's body.</summary>
    public required int End { get; init; }

    /// <summary>Where the query hits <see cref="Text"/>: ascending, not overlapping; empty if highlighting is off.</summary>
    public IReadOnlyList<TextRange> Highlights { get; init; } = [];

    /// <summary>Where the query hits the title of <see cref="Article"/>, likewise.</summary>
    public IReadOnlyList<TextRange> TitleHighlights { get; init; } = [];

    /// <summary>The sentence of <see cref="Text"/> that answers best, for where room is short; null if nothing is hit or highlighting is off.</summary>
    public TextRange? Fragment { get; init; }

    /// <summary>The article it comes from.</summary>
    public required ArticleSummary Article { get; init; }

    /// <summary>The other reports of its story; null unless hits are folded by <see cref="CollapseMode.Story"/>.</summary>
    public StoryCoverage? Story { get; init; }

    /// <summary>Context on either side; null if none was asked for.</summary>
    public PassageNeighbours? Neighbours { get; init; }

    /// <summary>How the score came about; null if it was not asked for.</summary>
    public ScoreExplanation? Explanation { get; init; }
}

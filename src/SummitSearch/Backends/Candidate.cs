namespace SummitSearch.Backends;

/// <summary>A passage of the first stage on its way through the second.</summary>
internal sealed class Candidate(int document, float first)
{
    /// <summary>Document number in the index.</summary>
    public int Document { get; } = document;

    /// <summary>Number of its article's document.</summary>
    public int ArticleDocument { get; set; }

    /// <summary>Hash of its text.</summary>
    public long Fingerprint { get; set; }

    /// <summary>Its place in the article.</summary>
    public int Ordinal { get; set; }

    /// <summary>Number of the article's first passage; those up to <see cref="ArticleDocument"/> are the article.</summary>
    public int FirstDocument => Document - Ordinal;

    /// <summary>Its score, once the second stage summed up its parts.</summary>
    public float Total { get; set; }

    /// <summary>The parts of its score; the field is filled in place.</summary>
    public StageScores Scores = new() { First = first };
}

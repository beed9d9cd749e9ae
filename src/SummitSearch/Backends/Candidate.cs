namespace SummitSearch.Backends;

/// <summary>A passage of the first stage on its way through the second. Changed in place, in an array.</summary>
internal struct Candidate(int document, float first, int rank)
{
    /// <summary>Document number in the index.</summary>
    public readonly int Document = document;

    /// <summary>Its place in the ranking, from 0.</summary>
    public int Rank = rank;

    /// <summary>Number of its article's document.</summary>
    public int ArticleDocument;

    /// <summary>Its place in the article.</summary>
    public int Ordinal;

    /// <summary>Hash of its text.</summary>
    public long Fingerprint;

    /// <summary>Its score, once the second stage summed up its parts.</summary>
    public float Total = first;

    /// <summary>The parts of its score.</summary>
    public StageScores Scores = new() { First = first };

    /// <summary>Number of the article's first passage; those up to <see cref="ArticleDocument"/> are the article.</summary>
    public readonly int FirstDocument => Document - Ordinal;
}

using SummitSearch.Synonyms;

namespace SummitSearch.Indexing;

/// <summary>Figures of an index.</summary>
public sealed record IndexStatistics
{
    /// <summary>Articles, hidden ones included.</summary>
    public required long Articles { get; init; }

    /// <summary>Passages.</summary>
    public required long Passages { get; init; }

    /// <summary>Files of the corpus that are known.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes on disk.</summary>
    public required long Bytes { get; init; }

    /// <summary>Segments.</summary>
    public required int Segments { get; init; }

    /// <summary>Documents deleted and not yet merged away.</summary>
    public required long Deleted { get; init; }

    /// <summary>Number of the commit; grows with each.</summary>
    public required long Generation { get; init; }

    /// <summary>Articles by language, most frequent first.</summary>
    public required IReadOnlyDictionary<string, long> Languages { get; init; }

    /// <summary>Publication of the earliest article with a date.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>Publication of the latest article with a date.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>When the commit was made.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Bytes that tables of frequent terms take in memory now.</summary>
    public long SearchTableBytes { get; init; }

    /// <summary>Bytes that they may take: <see cref="SummitOptions.SearchTableMegabytes"/>.</summary>
    public long SearchTableBudgetBytes { get; init; }

    /// <summary>Bytes that matches of filters take in memory now.</summary>
    public long FilterBytes { get; init; }

    /// <summary>Bytes that they may take: a quarter of <see cref="SearchTableBudgetBytes"/>.</summary>
    public long FilterBudgetBytes { get; init; }

    /// <summary>What became of the file of synonyms; null if none is set.</summary>
    public SynonymStatus? Synonyms { get; init; }
}

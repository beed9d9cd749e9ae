using SummitSearch.Articles;

namespace SummitSearch.Indexing;

/// <summary>What bringing the index in step has changed.</summary>
public sealed record SyncReport
{
    /// <summary>Articles that are new.</summary>
    public long Added { get; init; }

    /// <summary>Articles that took the place of others.</summary>
    public long Updated { get; init; }

    /// <summary>Articles that are gone.</summary>
    public long Removed { get; init; }

    /// <summary>Articles of the corpus that were refused, those of unchanged files included.</summary>
    public long Refused { get; init; }

    /// <summary>Passages written.</summary>
    public long Passages { get; init; }

    /// <summary>Files read because they are new or changed.</summary>
    public long FilesRead { get; init; }

    /// <summary>Files left for the next time because they changed a moment ago.</summary>
    public int Unsettled { get; init; }

    /// <summary>Time taken.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The part of <see cref="Took"/> that listing the files took.</summary>
    public TimeSpan ScanTook { get; init; }

    /// <summary>The refusals, at most <see cref="MaxRefusals"/>.</summary>
    public IReadOnlyList<ArticleRefusal> Refusals { get; init; } = [];

    /// <summary>Most refusals that a report lists; the progress shows all.</summary>
    public const int MaxRefusals = 1000;

    /// <summary>True if anything in the index changed.</summary>
    public bool HasChanges => Added + Updated + Removed > 0;
}

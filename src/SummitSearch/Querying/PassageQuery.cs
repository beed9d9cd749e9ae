using SummitSearch.Synonyms;

namespace SummitSearch.Querying;

/// <summary>What a search engine has to find.</summary>
internal sealed record PassageQuery
{
    /// <summary>The words; empty finds everything.</summary>
    public string Text { get; init; } = "";

    /// <summary>How they are read.</summary>
    public QuerySyntax Syntax { get; init; }

    /// <summary>What they are narrowed to.</summary>
    public SearchFilters Filters { get; init; } = new();

    /// <summary>Order of the hits.</summary>
    public SortOrder Sort { get; init; }

    /// <summary>What happens to unknown words.</summary>
    public FuzzyMode Fuzzy { get; init; }

    /// <summary>Words that may stand for one another.</summary>
    public SynonymSet Synonyms { get; init; } = SynonymSet.Empty;

    /// <summary>Words that nobody typed.</summary>
    public QueryExpansion Expand { get; init; }

    /// <summary>Days after which half of the bonus for being new is lost; null for no such bonus.</summary>
    public double? HalfLifeDays { get; init; }

    /// <summary>An article whose passages are left out; null for none.</summary>
    public string? ExcludedArticleId { get; init; }

    /// <summary>True if articles are listed, one passage standing for each, so that the whole article counts for more.</summary>
    public bool ListsArticles { get; init; }

    /// <summary>The moment that embargoes and ages are measured against.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Time the search may take.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;
}

using SummitSearch.Indexing;

namespace SummitSearch.Querying;

/// <summary>The index at one point in time. Never changes, whatever writers do.</summary>
/// <remarks>Thread-safe until it is disposed.</remarks>
internal interface IPassageSnapshot : IArticleSnapshot
{
    /// <summary>Analyses a query, once for everything that is then done with it.</summary>
    /// <exception cref="InvalidSearchRequestException">The query has a fault of syntax.</exception>
    IPreparedQuery Prepare(PassageQuery query);

    /// <summary>The article that a passage of this snapshot belongs to.</summary>
    IndexedArticle Load(PassageHit hit);

    /// <summary>The story that a passage's article belongs to.</summary>
    long StoryOf(PassageHit hit);

    /// <summary>The articles of a story that may be shown, the first published first; those whose date is unknown or guessed come last.</summary>
    /// <param name="story">Number of the story.</param>
    /// <param name="now">The moment that embargoes are measured against.</param>
    /// <param name="limit">Most articles to read.</param>
    StoryListing ListStory(long story, DateTimeOffset now, int limit);

    /// <summary>How typed text may go on: its last word, phrases, names and headlines. Nothing that no visible article holds.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="now">The moment that embargoes are measured against.</param>
    /// <param name="limit">Most suggestions.</param>
    IReadOnlyList<string> Suggest(string typed, DateTimeOffset now, int limit);

    /// <summary>The words that tell an article apart from the others, most telling first, as a query.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="limit">Most words.</param>
    string TellingWords(string articleId, int limit);
}

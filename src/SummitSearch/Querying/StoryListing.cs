using SummitSearch.Indexing;

namespace SummitSearch.Querying;

/// <summary>The articles of a story that may be shown.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Articles">The first published ones, in that order.</param>
internal sealed record StoryListing(int Count, IReadOnlyList<IndexedArticle> Articles);

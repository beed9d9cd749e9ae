namespace SummitSearch.Querying;

/// <summary>The other reports of the same story: articles that are near-duplicates of one another.</summary>
/// <param name="Id">Name of the story, 16 hexadecimal digits; the same in all its articles.</param>
/// <param name="Others">How many other articles of it there are that may be shown, whether or not they match the query.</param>
/// <param name="IsFirst">True if this article is the first publisher's.</param>
/// <param name="First">The article of the first publisher: the one with the earliest known date.</param>
/// <remarks>Immutable.</remarks>
public sealed record StoryCoverage(string Id, int Others, bool IsFirst, ArticleSummary First);

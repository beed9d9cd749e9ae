namespace SummitSearch.Querying;

/// <summary>What else there is about the matter of an article.</summary>
/// <param name="Articles">Other reports about the same matter, nearest first; of those about equally near the newest first. One of each story.</param>
/// <param name="NearDuplicates">The other articles of the same story, the first published first.</param>
/// <remarks>Immutable.</remarks>
public sealed record RelatedArticles(IReadOnlyList<RelatedArticle> Articles, IReadOnlyList<ArticleSummary> NearDuplicates);

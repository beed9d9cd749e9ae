namespace SummitSearch.Querying;

/// <summary>An article about the same matter as another one.</summary>
/// <param name="Article">The article.</param>
/// <param name="Score">How near it is; comparable within one answer only.</param>
public sealed record RelatedArticle(ArticleSummary Article, float Score);

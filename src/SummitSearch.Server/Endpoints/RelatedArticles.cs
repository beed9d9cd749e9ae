using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Answer of <c>/articles/{id}/related</c>.</summary>
/// <param name="Articles">Articles about the same matter, nearest first.</param>
internal sealed record RelatedArticles(IReadOnlyList<RelatedArticle> Articles);

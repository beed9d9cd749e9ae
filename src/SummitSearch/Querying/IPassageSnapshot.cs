using SummitSearch.Indexing;

namespace SummitSearch.Querying;

/// <summary>The index at one point in time. Never changes, whatever writers do.</summary>
/// <remarks>Thread-safe until it is disposed.</remarks>
internal interface IPassageSnapshot : IArticleSnapshot
{
    /// <summary>Analyses a query, once for everything that is then done with it.</summary>
    /// <exception cref="InvalidSearchRequestException">The query has a fault of syntax.</exception>
    IPreparedQuery Prepare(PassageQuery query);

    /// <summary>The article that a document number of this snapshot belongs to, and which of its passages it is.</summary>
    (IndexedArticle Article, int Ordinal) Load(int document);

    /// <summary>Words of the index that begin with a prefix, most frequent first.</summary>
    /// <param name="prefix">Lower-case beginning of a word.</param>
    /// <param name="limit">Most words.</param>
    IReadOnlyList<string> Complete(string prefix, int limit);

    /// <summary>The words that tell an article apart from the others, most telling first, as a query.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="limit">Most words.</param>
    string TellingWords(string articleId, int limit);
}

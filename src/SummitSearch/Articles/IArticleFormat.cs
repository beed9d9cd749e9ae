namespace SummitSearch.Articles;

/// <summary>Reads one file format.</summary>
/// <remarks>Implementations hold no state and are safe from any thread. They refuse what they cannot read; a fault of the whole file they throw as <see cref="ArticleRefusedException"/>.</remarks>
internal interface IArticleFormat
{
    /// <summary>The articles of a file in order, one result for each.</summary>
    IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken);
}

using System.Diagnostics.CodeAnalysis;

namespace SummitSearch.Articles;

/// <summary>What a reader makes of one article of a file: the article, or the reason why it is refused. Never both, never neither.</summary>
public sealed class ArticleResult
{
    private ArticleResult(Article? article, ArticleRefusal? refusal)
    {
        Article = article;
        Refusal = refusal;
    }

    /// <summary>The article; null if it was refused.</summary>
    public Article? Article { get; }

    /// <summary>Why it was refused; null if it was read.</summary>
    public ArticleRefusal? Refusal { get; }

    /// <summary>True if the article was read.</summary>
    [MemberNotNullWhen(true, nameof(Article))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsArticle => Article is not null;

    /// <summary>A result that carries an article.</summary>
    /// <param name="article">The article that was read.</param>
    public static ArticleResult Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleResult(article, null);
    }

    /// <summary>A result that says why there is no article.</summary>
    /// <param name="refusal">File, line and reason.</param>
    public static ArticleResult Refused(ArticleRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new ArticleResult(null, refusal);
    }
}

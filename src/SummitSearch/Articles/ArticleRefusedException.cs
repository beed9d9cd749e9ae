namespace SummitSearch.Articles;

/// <summary>Ends the reading of a file; <see cref="ArticleReader"/> turns it into an <see cref="ArticleRefusal"/>.</summary>
internal sealed class ArticleRefusedException(int? line, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Line of the fault, from 1; null where lines mean nothing.</summary>
    public int? Line { get; } = line;
}

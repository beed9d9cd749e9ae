namespace SummitSearch.Articles;

/// <summary>Why a file, or one article of it, was not read.</summary>
/// <param name="File">Path of the file below the corpus folder, with forward slashes.</param>
/// <param name="Line">Line in the (decompressed) file, from 1, where the article starts or the fault lies; null where lines mean nothing.</param>
/// <param name="Reason">One sentence for people: what was found and what was expected.</param>
public sealed record ArticleRefusal(string File, int? Line, string Reason)
{
    /// <summary><c>file:line: reason</c>, as compilers print it.</summary>
    public override string ToString() => Line is { } line ? $"{File}:{line}: {Reason}" : $"{File}: {Reason}";
}

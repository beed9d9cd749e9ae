namespace SummitSearch.Articles;

/// <summary>One file, decompressed, on its way to its format.</summary>
/// <param name="Content">The bytes, read once and forward; the caller disposes it.</param>
/// <param name="Path">Path below the corpus folder with forward slashes, as refusals name it.</param>
/// <param name="BaseId">The path without its extensions: the id of an article that has none of its own.</param>
/// <param name="Options">Limits and habits.</param>
internal sealed record ArticleInput(Stream Content, string Path, string BaseId, ArticleReaderOptions Options)
{
    /// <summary>Reads the rest of the content as one article.</summary>
    /// <exception cref="ArticleRefusedException">It is empty or larger than one article may be.</exception>
    public ReadOnlyMemory<byte> ReadWhole()
    {
        var buffer = new MemoryStream();
        var chunk = new byte[64 << 10];
        for (int read; (read = Content.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > Options.MaxArticleBytes)
                throw new ArticleRefusedException(null, $"The file holds more than {Options.MaxArticleBytes:N0} bytes, the limit for one article (option {nameof(Options.MaxArticleBytes)}).");
            buffer.Write(chunk, 0, read);
        }
        if (buffer.Length == 0) throw new ArticleRefusedException(null, "The file is empty.");
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>A refusal in this file.</summary>
    public ArticleResult Refuse(int? line, string reason) => ArticleResult.Refused(new ArticleRefusal(Path, line, reason));
}

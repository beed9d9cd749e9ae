namespace SummitSearch.Articles;

/// <summary>Decompressed bytes, up to a ratio to the compressed ones: the guard against gzip bombs.</summary>
internal sealed class ExpansionGuardStream(Stream decompressed, CountingStream compressed, int maxRatio) : ForwardStream
{
    // Small files may be as repetitive as they like.
    private const long FreeBytes = 16 << 20;

    private long _bytesOut;

    /// <exception cref="ArticleRefusedException">The file grows beyond the ratio.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = decompressed.Read(buffer);
        _bytesOut += read;
        if (_bytesOut > FreeBytes && _bytesOut / maxRatio > compressed.BytesRead)
            throw new ArticleRefusedException(null, $"The file unpacks to more than {maxRatio} times its size: a gzip bomb, or see option {nameof(ArticleReaderOptions.MaxExpansionRatio)}.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) decompressed.Dispose();
        base.Dispose(disposing);
    }
}

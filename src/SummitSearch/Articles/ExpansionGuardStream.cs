namespace SummitSearch.Articles;

/// <summary>Decompressed bytes, up to a ratio to the compressed ones: the guard against gzip bombs.</summary>
internal sealed class ExpansionGuardStream(Stream decompressed, CountingStream compressed, int maxRatio) : ForwardStream
{
    // Small files may be as repetitive as they like.
    private const long FreeBytes = 16 << 20;

    private long _bytesOut;

    /// <exception cref="ArticleRefusedException">The file grows beyond the ratio, or is not what gzip writes.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = Unpack(buffer);
        _bytesOut += read;
        if (_bytesOut > FreeBytes && _bytesOut / maxRatio > compressed.BytesRead)
            throw new ArticleRefusedException(null, $"The file unpacks to more than {maxRatio} times its size: a gzip bomb, or see option {nameof(ArticleReaderOptions.MaxExpansionRatio)}.");
        return read;
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return decompressed.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new ArticleRefusedException(null, "This is not a gzip file, or it is damaged; pack it again with 'gzip'.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) decompressed.Dispose();
        base.Dispose(disposing);
    }
}

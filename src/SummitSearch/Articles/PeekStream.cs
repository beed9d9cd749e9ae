namespace SummitSearch.Articles;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream : ForwardStream
{
    private const int LengthOfHead = 1024;

    private readonly Stream _inner;
    private readonly byte[] _head = new byte[LengthOfHead];
    private readonly int _headLength;
    private int _position;

    public PeekStream(Stream inner)
    {
        _inner = inner;
        _headLength = inner.ReadAtLeast(_head, LengthOfHead, false);
    }

    /// <summary>Up to 1,024 bytes of the beginning, fewer only if the stream is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public override int Read(Span<byte> buffer)
    {
        if (_position == _headLength) return _inner.Read(buffer);
        int count = Math.Min(buffer.Length, _headLength - _position);
        _head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}

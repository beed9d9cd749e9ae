namespace SummitSearch.Articles.Json;

/// <summary>Cuts a stream into lines without loading it; blank lines are left out.</summary>
/// <remarks>Memory is bounded by the longest line allowed: the bytes of a longer one are skipped.</remarks>
internal sealed class JsonLineScanner(Stream stream, ArticleReaderOptions options)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private long _bytesRead;
    private int _line;
    private bool _ended;

    /// <summary>Reads the next line that is not blank; false at the end of the stream.</summary>
    /// <exception cref="ArticleRefusedException">The stream is longer than a file may be.</exception>
    public bool TryRead(out JsonSlice slice)
    {
        while (TryReadLine(out ReadOnlyMemory<byte> line, out bool tooLong))
        {
            _line++;
            if (tooLong)
            {
                slice = new JsonSlice(default, _line, $"The line holds more than {options.MaxArticleBytes:N0} bytes, the limit for one article (option {nameof(options.MaxArticleBytes)}).");
                return true;
            }
            if (_line == 1 && line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) line = line[3..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            slice = new JsonSlice(line, _line, null);
            return true;
        }
        slice = default;
        return false;
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line, out bool tooLong)
    {
        tooLong = false;
        int searched = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                int length = searched + newline;
                line = tooLong ? default : _buffer.AsMemory(_start, length);
                _start += length + 1;
                tooLong |= length > options.MaxArticleBytes;
                return true;
            }
            searched = _end - _start;
            if (searched > options.MaxArticleBytes)
            {
                (tooLong, searched, _start, _end) = (true, 0, 0, 0);
            }
            if (_ended || !Fill())
            {
                line = _buffer.AsMemory(_start, _end - _start);
                bool any = _end > _start || tooLong;
                _start = _end;
                return any;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = stream.Read(_buffer.AsSpan(_end));
        _ended = read == 0;
        _end += read;
        _bytesRead += read;
        if (_bytesRead > options.MaxFileBytes)
            throw new ArticleRefusedException(_line + 1, $"The file holds more than {options.MaxFileBytes:N0} bytes, the limit (option {nameof(options.MaxFileBytes)}).");
        return read > 0;
    }
}

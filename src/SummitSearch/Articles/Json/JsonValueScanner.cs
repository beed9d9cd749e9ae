namespace SummitSearch.Articles.Json;

/// <summary>Cuts a stream into JSON values without loading it: the elements of a top-level array, or the top-level values themselves.</summary>
/// <remarks>
/// Looks at brackets and strings only; whether a value is sound is for its parser to say, so that one bad value does not spoil the
/// others. Memory is bounded by the largest value allowed: the bytes of a larger one are skipped.
/// </remarks>
internal sealed class JsonValueScanner(Stream stream, ArticleReaderOptions options)
{
    private readonly byte[] _chunk = new byte[64 << 10];
    private byte[] _value = new byte[4 << 10];
    private int _valueLength;
    private int _chunkLength;
    private int _chunkPosition;
    private long _bytesRead;
    private int _line = 1;
    private bool _atStart = true;
    private bool _insideArray;
    private bool _tooLong;

    /// <summary>True while the values are the elements of an array.</summary>
    public bool IsInsideArray => _insideArray;

    /// <summary>Reads the next value; false at the end of the stream.</summary>
    /// <exception cref="ArticleRefusedException">The stream is longer than a file may be.</exception>
    public bool TryRead(out JsonSlice slice)
    {
        slice = default;
        if (!SkipToValue(out byte first))
        {
            if (!_insideArray) return false;
            _insideArray = false;
            slice = new JsonSlice(default, _line, "The file ends before the array does: it is truncated.");
            return true;
        }
        int line = _line;
        (_valueLength, _tooLong) = (0, false);
        bool complete = first is (byte)'{' or (byte)'[' or (byte)'"' ? ReadNested(first) : ReadScalar(first);
        string? fault = _tooLong ? $"The article holds more than {options.MaxArticleBytes:N0} bytes, the limit (option {nameof(options.MaxArticleBytes)})."
            : complete ? null : "The file ends in the middle of this article: it is truncated.";
        if (!complete) _insideArray = false;
        slice = new JsonSlice(fault is null ? _value.AsMemory(0, _valueLength) : default, line, fault);
        return true;
    }

    /// <summary>Skips white space and commas, enters a top-level array, and leaves it.</summary>
    private bool SkipToValue(out byte first)
    {
        while (TryNext(out first))
        {
            if (first <= ' ' || first == (byte)',') continue;
            bool start = _atStart;
            _atStart = false;
            if (first == (byte)'[' && start) _insideArray = true;
            else if (first == (byte)']' && _insideArray) _insideArray = false;
            else return true;
        }
        return false;
    }

    private bool ReadNested(byte first)
    {
        int depth = 0;
        bool inString = false, escaped = false;
        byte b = first;
        do
        {
            Append(b);
            if (inString)
            {
                if (escaped) escaped = false;
                else if (b == (byte)'\\') escaped = true;
                else if (b == (byte)'"') inString = false;
            }
            else if (b == (byte)'"') inString = true;
            else if (b is (byte)'{' or (byte)'[') depth++;
            else if (b is (byte)'}' or (byte)']') depth--;
            if (depth == 0 && !inString) return true;
        }
        while (TryNext(out b));
        return false;
    }

    /// <summary>A number, a literal or rubbish: up to the next comma, bracket or white space.</summary>
    private bool ReadScalar(byte first)
    {
        Append(first);
        while (TryNext(out byte b))
        {
            if (b <= ' ' || b is (byte)',' or (byte)']' or (byte)'{' or (byte)'[')
            {
                _chunkPosition--;
                if (b == (byte)'\n') _line--;
                return true;
            }
            Append(b);
        }
        return true;
    }

    private bool TryNext(out byte b)
    {
        if (_chunkPosition == _chunkLength && !Fill())
        {
            b = 0;
            return false;
        }
        b = _chunk[_chunkPosition++];
        if (b == (byte)'\n') _line++;
        return true;
    }

    private bool Fill()
    {
        bool first = _bytesRead == 0;
        (_chunkLength, _chunkPosition) = (stream.Read(_chunk), 0);
        _bytesRead += _chunkLength;
        if (_bytesRead > options.MaxFileBytes)
            throw new ArticleRefusedException(_line, $"The file holds more than {options.MaxFileBytes:N0} bytes, the limit (option {nameof(options.MaxFileBytes)}).");
        if (first && _chunk.AsSpan(0, _chunkLength).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) _chunkPosition = 3;
        return _chunkPosition < _chunkLength;
    }

    private void Append(byte b)
    {
        if (_valueLength == options.MaxArticleBytes) _tooLong = true;
        if (_tooLong) return;
        if (_valueLength == _value.Length) Array.Resize(ref _value, Math.Min(_value.Length * 2, options.MaxArticleBytes));
        _value[_valueLength++] = b;
    }
}

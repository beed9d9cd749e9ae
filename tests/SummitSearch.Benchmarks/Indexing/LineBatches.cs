namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Reads a file in pieces of whole lines, for several threads at once.</summary>
/// <param name="path">The file.</param>
/// <param name="maxBytes">No further piece is begun after so many bytes.</param>
internal sealed class LineBatches(string path, long maxBytes) : IDisposable
{
    /// <summary>Usual size of a piece.</summary>
    public const int BatchBytes = 1 << 17;

    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
    private readonly Lock _gate = new();
    private byte[] _carry = [];
    private long _handedOut;

    /// <summary>Fills a buffer, grown as needed, with whole lines; returns the number of bytes, 0 at the end.</summary>
    public int Read(ref byte[] buffer)
    {
        lock (_gate)
        {
            if (_handedOut >= maxBytes)
                return 0;
            _carry.CopyTo(buffer, 0);
            int length = _carry.Length;
            while (true)
            {
                int read = _file.Read(buffer, length, buffer.Length - length);
                length += read;
                int lastLine = buffer.AsSpan(0, length).LastIndexOf((byte)'\n');
                if (read == 0 || lastLine >= 0)
                {
                    int whole = read == 0 ? length : lastLine + 1;
                    _carry = buffer[whole..length];
                    _handedOut += whole;
                    return whole;
                }
                if (length == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

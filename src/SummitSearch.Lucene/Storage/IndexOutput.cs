using System.Buffers;

namespace SummitSearch.Lucene.Storage;

/// <summary>Writes one new file of an index: buffered, with a running CRC-32 of everything written.</summary>
/// <remarks>Not thread-safe. Dispose hands the last bytes to the operating system; only <see cref="IndexDirectory.Sync"/> makes them durable.</remarks>
internal sealed class IndexOutput : DataOutput, IDisposable
{
    private const int BufferSize = 1 << 16;
    private readonly Stream _sink;
    private readonly Crc32 _crc = new();
    private long _handedOn;
    private bool _disposed;

    /// <summary>Writes to <paramref name="sink"/>, which is owned and disposed with this object.</summary>
    public IndexOutput(string name, Stream sink)
        : base(ArrayPool<byte>.Shared.Rent(BufferSize))
    {
        Name = name;
        _sink = sink;
    }

    /// <summary>File name inside the index folder.</summary>
    public string Name { get; }

    /// <summary>Number of bytes written: the absolute offset of the next byte.</summary>
    public long FilePointer => _handedOn + Count;

    /// <summary>CRC-32 of all bytes written so far.</summary>
    public uint Checksum
    {
        get
        {
            HandOn();
            return _crc.Value;
        }
    }

    /// <inheritdoc/>
    public override void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Buffer.Length - Count)
        {
            bytes.CopyTo(Buffer.AsSpan(Count));
            Count += bytes.Length;
            return;
        }
        HandOn();
        if (bytes.Length < Buffer.Length)
        {
            bytes.CopyTo(Buffer);
            Count = bytes.Length;
            return;
        }
        _crc.Append(bytes);
        _sink.Write(bytes);
        _handedOn += bytes.Length;
    }

    /// <inheritdoc/>
    protected override void MakeRoom(int needed) => HandOn();

    private void HandOn()
    {
        ReadOnlySpan<byte> bytes = Buffer.AsSpan(0, Count);
        _crc.Append(bytes);
        _sink.Write(bytes);
        _handedOn += Count;
        Count = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            HandOn();
            _sink.Flush();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(Buffer);
            Buffer = [];
            Count = 0;
            _sink.Dispose();
        }
    }
}

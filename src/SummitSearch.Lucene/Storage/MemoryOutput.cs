namespace SummitSearch.Lucene.Storage;

/// <summary>A <see cref="DataOutput"/> that keeps everything in one growing array, for parts whose size must be known before they are written.</summary>
internal sealed class MemoryOutput : DataOutput
{
    /// <summary>Creates an empty output.</summary>
    public MemoryOutput(int capacity = 256)
        : base(new byte[capacity])
    {
    }

    /// <summary>Number of bytes written.</summary>
    public int Length => Count;

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => Buffer.AsSpan(0, Count);

    /// <summary>Forgets everything, keeping the memory.</summary>
    public void Reset() => Count = 0;

    /// <inheritdoc/>
    public override void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (Buffer.Length - Count < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(Buffer.AsSpan(Count));
        Count += bytes.Length;
    }

    /// <summary>Takes the last bytes back.</summary>
    public void Truncate(int bytes) => Count -= bytes;

    /// <summary>Reserves a span to be filled by the caller.</summary>
    public Span<byte> Append(int length)
    {
        if (Buffer.Length - Count < length)
            Grow(length);
        Count += length;
        return Buffer.AsSpan(Count - length, length);
    }

    /// <inheritdoc/>
    protected override void MakeRoom(int needed) => Grow(needed);

    private void Grow(int needed) => Array.Resize(ref Buffer, checked((int)Math.Min(Array.MaxLength, Math.Max(Buffer.Length * 2L, (long)Count + needed))));
}

using System.Buffers;
using System.IO.Pipelines;

namespace SummitSearch.Server.Endpoints;

/// <summary>Splits a request body into lines as they arrive, without holding more than one line and what the pipe has read ahead.</summary>
internal sealed class LineReader(PipeReader pipe, long maxLineBytes)
{
    /// <summary>True if the last call found the pipe empty: the sender pauses, so this is the time to answer what there is.</summary>
    public bool WouldWait { get; private set; }

    /// <summary>Looks for the next line without waiting if <paramref name="wait"/> is false.</summary>
    /// <returns>The line without its end; null at the end of the body or, with <see cref="WouldWait"/>, if none is there yet.</returns>
    /// <exception cref="InvalidDataException">A line is longer than allowed.</exception>
    public async ValueTask<byte[]?> NextAsync(bool wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            WouldWait = false;
            ReadResult available;
            if (wait)
            {
                available = await pipe.ReadAsync(cancellationToken);
            }
            else if (!pipe.TryRead(out available))
            {
                WouldWait = true;
                return null;
            }
            ReadOnlySequence<byte> buffer = available.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                byte[] line = Take(buffer.Slice(0, end));
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }
            if (buffer.Length > maxLineBytes)
                throw new InvalidDataException($"A line is longer than {maxLineBytes:N0} bytes.");
            if (available.IsCompleted)
            {
                byte[]? last = buffer.IsEmpty ? null : Take(buffer);
                pipe.AdvanceTo(buffer.End);
                return last;
            }
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private byte[] Take(ReadOnlySequence<byte> line) =>
        line.Length <= maxLineBytes ? line.ToArray() : throw new InvalidDataException($"A line is longer than {maxLineBytes:N0} bytes.");
}

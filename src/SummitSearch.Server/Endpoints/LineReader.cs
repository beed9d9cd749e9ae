using System.Buffers;
using System.IO.Pipelines;

namespace SummitSearch.Server.Endpoints;

/// <summary>Splits a request body into lines as they arrive, without holding more than one line and what the pipe has read ahead.</summary>
internal sealed class LineReader(PipeReader pipe, long maxLineBytes)
{
    /// <summary>True if the last call gave up: the sender pauses, and has not ended.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Waits for the next line.</summary>
    /// <param name="until">Once it has ended, only a line that has already arrived is returned; null to wait as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The line without its end; null at the end of the body or, with <see cref="GaveUp"/>, if none came in time.</returns>
    /// <exception cref="InvalidDataException">A line is longer than allowed.</exception>
    public async ValueTask<byte[]?> NextAsync(Task? until, CancellationToken cancellationToken)
    {
        while (true)
        {
            GaveUp = false;
            if (!pipe.TryRead(out ReadResult available))
            {
                if (until is { IsCompleted: true })
                {
                    GaveUp = true;
                    return null;
                }
                available = await ReadAsync(until, cancellationToken);
            }
            ReadOnlySequence<byte> buffer = available.Buffer;
            SequencePosition? end = buffer.PositionOf((byte)'\n');
            ReadOnlySequence<byte> line = end is null ? buffer : buffer.Slice(0, end.Value);
            if (line.Length > maxLineBytes)
            {
                pipe.AdvanceTo(buffer.End);
                throw new InvalidDataException($"A line is longer than {maxLineBytes:N0} bytes.");
            }
            if (end is null && !available.IsCompleted)
            {
                pipe.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }
            byte[]? taken = end is null && line.IsEmpty ? null : line.ToArray();
            pipe.AdvanceTo(end is null ? buffer.End : buffer.GetPosition(1, end.Value));
            return taken;
        }
    }

    /// <summary>Reads what comes; what comes back is empty if <paramref name="until"/> ended before.</summary>
    private async ValueTask<ReadResult> ReadAsync(Task? until, CancellationToken cancellationToken)
    {
        ValueTask<ReadResult> read = pipe.ReadAsync(cancellationToken);
        if (until is null || read.IsCompleted)
            return await read;
        Task<ReadResult> reading = read.AsTask();
        if (await Task.WhenAny(reading, until) != reading)
            pipe.CancelPendingRead();
        return await reading;
    }
}

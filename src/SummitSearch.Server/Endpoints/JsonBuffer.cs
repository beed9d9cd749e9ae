using System.Buffers;
using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Memory that an answer is formed in, kept by the thread from one answer to the next.</summary>
internal sealed class JsonBuffer
{
    private const int LongestKept = 1 << 18;
    [ThreadStatic]
    private static JsonBuffer? _spare;
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 14);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = SummitJson.Options.Encoder, MaxDepth = SummitJson.Options.MaxDepth, SkipValidation = true });

    /// <summary>Writes into the buffer.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written and flushed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>The thread's buffer, empty; whoever takes it has it alone until it is kept again.</summary>
    public static JsonBuffer Take()
    {
        JsonBuffer buffer = _spare ?? new JsonBuffer();
        _spare = null;
        return buffer;
    }

    /// <summary>Leaves the buffer to the thread. One that grew beyond measure is let go.</summary>
    public void Keep()
    {
        if (_bytes.Capacity > LongestKept)
            return;
        _bytes.ResetWrittenCount();
        Writer.Reset();
        _spare = this;
    }
}

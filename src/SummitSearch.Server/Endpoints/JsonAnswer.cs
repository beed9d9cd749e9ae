using System.Buffers;
using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Server.Endpoints;

/// <summary>Writes a value as JSON with its length. The memory that it is formed in stays with the thread for the next answer.</summary>
/// <param name="value">The value.</param>
/// <param name="write">Writes it just as the serializer would, in less time; null to have the serializer do it.</param>
internal sealed class JsonAnswer<T>(T value, Action<Utf8JsonWriter, T>? write = null) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        JsonBuffer buffer = JsonBuffer.Take();
        if (write is not null)
            write(buffer.Writer, value);
        else
            JsonSerializer.Serialize(buffer.Writer, value, SummitJson.Options);
        buffer.Writer.Flush();
        HttpResponse response = httpContext.Response;
        response.ContentType = Answer.MediaType;
        response.ContentLength = buffer.Written.Length;
        response.BodyWriter.Write(buffer.Written);
        buffer.Keep();
        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }
}

using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Room for one token stream that nobody uses at the moment.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SpareStream
{
    private TokenStream? _stream;

    /// <summary>Takes the stream out; null if there is none.</summary>
    public TokenStream? Take() => Interlocked.Exchange(ref _stream, null);

    /// <summary>Puts a stream in, in the place of any other. It keeps nothing of its text.</summary>
    public void Keep(TokenStream stream)
    {
        stream.Reset(ReadOnlyMemory<char>.Empty);
        Volatile.Write(ref _stream, stream);
    }
}

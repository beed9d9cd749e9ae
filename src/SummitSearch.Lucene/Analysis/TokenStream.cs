namespace SummitSearch.Lucene.Analysis;

/// <summary>Turns one text after another into tokens.</summary>
/// <remarks>
/// Protocol for each text: <see cref="Reset"/>, then <see cref="MoveNext"/> until it is false, then <see cref="End"/>.
/// A reset at any moment abandons the text before. A stream is meant to live as long as its thread and to be reset for
/// millions of texts; it is not thread-safe and allocates nothing once its buffers have grown.
/// </remarks>
public abstract class TokenStream
{
    /// <summary>Creates a stream that fills the given token.</summary>
    private protected TokenStream(Token token) => Token = token;

    /// <summary>Creates a stream with a token of its own (a tokenizer).</summary>
    protected TokenStream()
        : this(new Token())
    {
    }

    /// <summary>The current token; the same instance for the whole chain and all texts.</summary>
    public Token Token { get; }

    /// <summary>Starts a new text, of which the first token has not been read yet.</summary>
    /// <param name="text">Read until the next reset; the caller must not change it meanwhile.</param>
    public abstract void Reset(ReadOnlyMemory<char> text);

    /// <summary>Moves to the next token.</summary>
    /// <returns>False when the text is exhausted; <see cref="Token"/> is then undefined until <see cref="End"/>.</returns>
    public abstract bool MoveNext();

    /// <summary>
    /// Called after the last token: sets both offsets of <see cref="Token"/> to the end of the text and its position increment
    /// to that of tokens dropped after the last one.
    /// </summary>
    public abstract void End();
}

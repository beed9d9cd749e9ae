namespace SummitSearch.Lucene.Analysis;

/// <summary>A stream that changes, drops or adds tokens of another one, whose <see cref="Token"/> it shares.</summary>
/// <param name="input">The stream before this one in the chain.</param>
public abstract class TokenFilter(TokenStream input) : TokenStream(Required(input).Token)
{
    /// <summary>The stream before this one.</summary>
    protected TokenStream Input { get; } = input;

    /// <inheritdoc/>
    /// <remarks>A filter that holds state between tokens must clear it here.</remarks>
    public override void Reset(ReadOnlyMemory<char> text) => Input.Reset(text);

    /// <inheritdoc/>
    public override void End() => Input.End();

    private static TokenStream Required(TokenStream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input;
    }
}

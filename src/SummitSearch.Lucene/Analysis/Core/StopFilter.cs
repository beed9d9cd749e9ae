namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Drops the terms of a set and leaves gaps in the positions where they stood.</summary>
/// <param name="input">The stream before this one.</param>
/// <param name="stopWords">What is dropped, compared ordinally with the term as it arrives.</param>
public sealed class StopFilter(TokenStream input, TermSet stopWords) : TokenFilter(input)
{
    private int _dropped;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _dropped = 0;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        int dropped = 0;
        while (Input.MoveNext())
        {
            if (!stopWords.Contains(Token.Text))
            {
                Token.PositionIncrement += dropped;
                return true;
            }

            dropped += Token.PositionIncrement;
        }

        _dropped += dropped;
        return false;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.PositionIncrement += _dropped;
    }
}

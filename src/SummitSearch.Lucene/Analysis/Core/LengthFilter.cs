namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Drops terms that are too short or too long and leaves gaps in the positions where they stood.</summary>
/// <param name="input">The stream before this one.</param>
/// <param name="min">Shortest term kept, in UTF-16 units.</param>
/// <param name="max">Longest term kept, in UTF-16 units.</param>
public sealed class LengthFilter(TokenStream input, int min, int max) : TokenFilter(input)
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
            if (Token.Length >= min && Token.Length <= max)
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

using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>Lays the numbers of a table on one place: they are found, but a page of prices or results does not make its passage long.</summary>
/// <remarks>The first numbers of a row keep their places, so that dates, scores and telephone numbers stay phrases. BM25's length leaves out tokens that share a place.</remarks>
/// <param name="input">Tokens of a word tokenizer, which tells numbers apart.</param>
internal sealed class NumberTableFilter(TokenStream input) : TokenFilter(input)
{
    private const int NumbersWithPlaces = 4;

    private int _inRow;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        _inRow = Token.Type == TokenType.Number ? _inRow + 1 : 0;
        if (_inRow > NumbersWithPlaces) Token.PositionIncrement = 0;
        return true;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _inRow = 0;
    }
}

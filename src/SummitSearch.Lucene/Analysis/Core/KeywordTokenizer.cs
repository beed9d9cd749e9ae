namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>Hands on the whole text as one token; an empty text is one empty token.</summary>
public sealed class KeywordTokenizer : TokenStream
{
    private ReadOnlyMemory<char> _text;
    private bool _isDone;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _text = text;
        _isDone = false;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_isDone) return false;
        _isDone = true;
        Token.Clear();
        Token.SetText(_text.Span);
        Token.EndOffset = _text.Length;
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        Token.Clear();
        Token.StartOffset = Token.EndOffset = _text.Length;
        Token.PositionIncrement = 0;
    }
}

namespace SummitSearch.Lucene.Analysis.Cjk;

/// <summary>Folds full-width ASCII to ASCII and half-width Katakana, with its separate voicing marks, to full width.</summary>
/// <param name="input">The stream before this one.</param>
public sealed class CjkWidthFilter(TokenStream input) : TokenFilter(input)
{
    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!Input.MoveNext()) return false;
        Span<char> text = Token.Characters;
        int first = text.IndexOfAnyInRange('\uFF01', '\uFF9F');
        if (first >= 0) Token.Length = WidthFolding.Fold(text, first);
        return true;
    }
}

namespace SummitSearch.Lucene.Analysis.Folding;

/// <summary>Folds letters, digits and punctuation beyond ASCII to their nearest ASCII form (é to e, ß to ss, ﬁ to fi).</summary>
/// <param name="input">The stream before this one.</param>
/// <param name="keepOriginal">Whether a term that changes is followed by its original at the same position.</param>
public sealed class AsciiFoldingFilter(TokenStream input, bool keepOriginal = false) : TokenFilter(input)
{
    private readonly Token _original = new();
    private char[] _folded = new char[64];
    private bool _hasOriginal;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        base.Reset(text);
        _hasOriginal = false;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_hasOriginal)
        {
            _hasOriginal = false;
            Token.CopyFrom(_original);
            return true;
        }

        if (!Input.MoveNext()) return false;
        int firstForeign = Token.Text.IndexOfAnyExceptInRange('\0', '\x7F');
        if (firstForeign >= 0) Fold(firstForeign);
        return true;
    }

    private void Fold(int from)
    {
        ReadOnlySpan<char> text = Token.Text;
        int worst = text.Length * AsciiFoldingTable.MaxReplacementLength;
        if (_folded.Length < worst) _folded = new char[worst];
        int length = Fold(text, from, _folded);
        ReadOnlySpan<char> folded = _folded.AsSpan(0, length);
        if (folded.SequenceEqual(text)) return;
        if (keepOriginal)
        {
            _original.CopyFrom(Token);
            _original.PositionIncrement = 0;
            _hasOriginal = true;
        }

        Token.SetText(folded);
    }

    /// <summary>Folds a text of which the first units are known to be ASCII; the target holds four times its length.</summary>
    internal static int Fold(ReadOnlySpan<char> text, int from, Span<char> target)
    {
        text[..from].CopyTo(target);
        int length = from;
        foreach (char unit in text[from..])
        {
            ReadOnlySpan<char> replacement = unit < '\x80' ? default : AsciiFoldingTable.Of(unit);
            if (replacement.IsEmpty) target[length++] = unit;
            foreach (char folded in replacement) target[length++] = folded;
        }

        return length;
    }

    /// <summary>The folded form of a text.</summary>
    internal static string Fold(string text)
    {
        char[] folded = new char[text.Length * AsciiFoldingTable.MaxReplacementLength];
        return new string(folded, 0, Fold(text, 0, folded));
    }
}

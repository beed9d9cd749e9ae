namespace SummitSearch.Stories;

/// <summary>Walks over the words of a text as hashes: letters in lower case, numbers with the marks inside them; where a script writes no spaces, every character.</summary>
/// <remarks>Allocates nothing.</remarks>
internal ref struct StoryWords(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>Hash of the word.</summary>
    public ulong Current { get; private set; }

    /// <summary>True if the word begins with a digit.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>Goes to the next word; false behind the last one.</summary>
    public bool MoveNext()
    {
        while (_at < _text.Length && !char.IsLetterOrDigit(_text[_at])) _at++;
        if (_at == _text.Length) return false;
        IsNumber = char.IsDigit(_text[_at]);
        Current = Fnv1a.Basis;
        bool standsAlone = WritesNoSpaces(_text[_at]);
        do Current = Fnv1a.Add(Current, char.ToLowerInvariant(_text[_at++]));
        while (!standsAlone && _at < _text.Length && ContinuesWord());
        return true;
    }

    /// <summary>Letters and digits go on, and so do marks between digits: 1,500.25 and 6-3/16 are one word each.</summary>
    private readonly bool ContinuesWord()
    {
        char c = _text[_at];
        if (char.IsLetterOrDigit(c)) return !WritesNoSpaces(c);
        return c is '.' or ',' or '-' or '/' && char.IsDigit(_text[_at - 1]) && _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]);
    }

    /// <summary>Thai, Lao, Burmese, Khmer, kana and Han characters.</summary>
    private static bool WritesNoSpaces(char c) =>
        c >= '\u0E00' && c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}

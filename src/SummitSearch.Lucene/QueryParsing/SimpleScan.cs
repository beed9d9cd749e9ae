namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Finds in one pass where parentheses and quotation marks close, so that hostile text cannot make the parser look for them again and again.</summary>
internal sealed class SimpleScan
{
    private readonly int[] _close;
    private readonly int[] _quote;

    /// <summary>Scans a text from its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="escapes">Whether a backslash takes its successor literally.</param>
    public SimpleScan(string text, bool escapes)
    {
        _close = new int[text.Length + 1];
        _quote = new int[text.Length + 1];
        bool[] escaped = FindEscaped(text, escapes);
        _close[text.Length] = _quote[text.Length] = text.Length;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            char c = escaped[i] ? '\0' : text[i];
            _quote[i] = c == '"' ? i : _quote[i + 1];
            _close[i] = c switch
            {
                ')' => i,
                '(' when _close[i + 1] < text.Length => _close[_close[i + 1] + 1],
                _ => _close[i + 1],
            };
        }
    }

    /// <summary>Where the group whose contents begin at <paramref name="start"/> closes; the length of the text if it never does.</summary>
    public int CloseOf(int start) => _close[start];

    /// <summary>The first quotation mark from <paramref name="start"/> on; the length of the text if there is none.</summary>
    public int QuoteFrom(int start) => _quote[start];

    private static bool[] FindEscaped(string text, bool escapes)
    {
        bool[] escaped = new bool[text.Length];
        for (int i = 0; escapes && i < text.Length - 1; i++)
        {
            if (text[i] == '\\' && !escaped[i])
                escaped[i + 1] = true;
        }
        return escaped;
    }
}

using System.Globalization;

namespace SummitSearch.Passages;

/// <summary>Which characters end, close, open and fill sentences.</summary>
internal static class SentenceMarks
{
    /// <summary>Ends a sentence where a space, or the end, follows.</summary>
    public static bool IsSpacedTerminator(char c) => c is '.' or '!' or '?' or '…' or '؟' or '۔' or '։' or '።';

    /// <summary>Ends a sentence whatever follows (CJK full stops, danda, Burmese and Khmer stops).</summary>
    public static bool IsBareTerminator(char c) => c is '。' or '！' or '？' or '｡' or '．' or '।' or '॥' or '။' or '។';

    public static bool IsTerminator(char c) => IsSpacedTerminator(c) || IsBareTerminator(c);

    /// <summary>Closing quotes and brackets that belong to the sentence they stand behind.</summary>
    public static bool IsCloser(char c) =>
        c is '"' or '\'' or '”' or '’' or '»' or '›' or ')' or ']' or '}' or '」' or '』' or '）' or '】' or '〉' or '》' or '］' or '〕';

    public static bool IsCjkOpener(char c) => c is '「' or '『' or '（' or '〈' or '《' or '【';

    public static bool IsCjkCloser(char c) => c is '」' or '』' or '）' or '〉' or '》' or '】';

    /// <summary>Han, Hiragana, Katakana and their full-width company: written without spaces, about two characters a word.</summary>
    public static bool IsCjk(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    /// <summary>Thai, Lao, Burmese and Khmer: written without spaces between words, about five characters a word.</summary>
    public static bool IsSoutheastAsian(char c) => c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    public static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    /// <summary>True if a text may be cut before <paramref name="c"/> without tearing a character apart.</summary>
    public static bool MayStartPiece(char c) =>
        !char.IsLowSurrogate(c) && c is not ('\u200D' or '\uFE0F') &&
        char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}

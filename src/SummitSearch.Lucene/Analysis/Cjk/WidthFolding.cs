namespace SummitSearch.Lucene.Analysis.Cjk;

/// <summary>The mapping between the widths of the block Halfwidth and Fullwidth Forms.</summary>
internal static class WidthFolding
{
    private const char VoicedMark = '\uFF9E';
    private const char SemiVoicedMark = '\uFF9F';
    private const int FullWidthOffset = 0xFEE0;

    // U+FF65 to U+FF9F in full width; the marks become combining ones where they cannot be merged.
    private const string FullKatakana = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A";

    // Bases whose voiced form is the next code point, and those whose semi-voiced form is the next but one.
    private const string Voiceable = "カキクケコサシスセソタチツテトハヒフヘホヽ";
    private const string SemiVoiceable = "ハヒフヘホ";

    /// <summary>Folds a text in place; the result is never longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Index of the first unit that may change.</param>
    /// <returns>The length of the result.</returns>
    public static int Fold(Span<char> text, int from)
    {
        int length = from;
        foreach (char unit in text[from..])
        {
            if (unit is VoicedMark or SemiVoicedMark && length > 0 && Merge(text[length - 1], unit) is var merged and not '\0')
            {
                text[length - 1] = merged;
                continue;
            }

            text[length++] = unit switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(unit - FullWidthOffset),
                >= '\uFF65' and <= '\uFF9F' => FullKatakana[unit - '\uFF65'],
                _ => unit,
            };
        }

        return length;
    }

    private static char Merge(char kana, char mark)
    {
        if (mark == SemiVoicedMark) return SemiVoiceable.Contains(kana) ? (char)(kana + 2) : '\0';
        return kana switch
        {
            'ウ' => 'ヴ',
            >= 'ワ' and <= 'ヲ' => (char)(kana + 8),
            _ => Voiceable.Contains(kana) ? (char)(kana + 1) : '\0',
        };
    }
}

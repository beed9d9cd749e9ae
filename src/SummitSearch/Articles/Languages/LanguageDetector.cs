namespace SummitSearch.Articles.Languages;

/// <summary>Tells the language of a text by its script, its commonest words and its special letters.</summary>
/// <remarks>
/// The stop-word method (Grefenstette, "Comparing Two Language Identification Schemes", 1995): each word of the beginning of the text
/// that is common in few languages speaks for those. Stateless, allocates nothing per word, looks at the first 4,000 characters only.
/// </remarks>
public static class LanguageDetector
{
    private const int LengthOfSample = 4000;
    private const int FewestLetters = 12;
    private const float LeastScorePerWord = 0.08f;

    // One word alone may be a name, a sign or a number's unit that happens to be common elsewhere.
    private const float LeastScore = 1.5f;
    private const float LeastLead = 1.15f;

    /// <summary>BCP 47 tag of the language; null if the text is too short or too mixed to tell.</summary>
    /// <param name="text">Plain text.</param>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        if (text.Length > LengthOfSample) text = text[..LengthOfSample];
        ScriptCounts scripts = ScriptCounts.Of(text);
        if (scripts.Letters < 4) return null;
        if (scripts.Language() is { } byScript) return byScript;
        return scripts.Letters >= FewestLetters && scripts.IsLatin ? ByWords(text) : null;
    }

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        Span<float> scores = stackalloc float[CommonWords.Languages.Length];
        scores.Clear();
        int words = 0, start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                if (start < 0) start = i;
                if (text[i] > '\u007F') CommonWords.ScoreLetter(text[i], scores);
                continue;
            }
            if (start < 0) continue;
            // "U.S.", "D. L. Shell": initials are no words.
            if (i - start > 1 || i == text.Length || text[i] != '.')
            {
                words++;
                CommonWords.ScoreWord(text[start..i], scores);
            }
            start = -1;
        }
        return Winner(scores, words);
    }

    private static string? Winner(ReadOnlySpan<float> scores, int words)
    {
        int best = 0;
        float second = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best]) (second, best) = (scores[best], i);
            else if (scores[i] > second) second = scores[i];
        }
        bool clear = scores[best] >= Math.Max(LeastScore, LeastScorePerWord * words) && scores[best] > second * LeastLead;
        return clear ? CommonWords.Languages[best] : null;
    }
}

using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>The region of verb endings as Spanish, Portuguese and Italian define it.</summary>
internal static class RomanceRegions
{
    /// <summary>
    /// Where the region begins: after the next vowel if the second letter is a consonant, after the next consonant if the first two
    /// letters are vowels, else after the third letter; the length if there is no such place.
    /// </summary>
    public static int MarkVerbRegion(ReadOnlySpan<char> text, LetterSet vowels)
    {
        if (text.Length < 3) return text.Length;
        if (!vowels.Contains(text[1])) return Math.Min(vowels.IndexOfMember(text, 2) + 1, text.Length);
        return vowels.Contains(text[0]) ? Math.Min(vowels.IndexOfOther(text, 2) + 1, text.Length) : 3;
    }
}

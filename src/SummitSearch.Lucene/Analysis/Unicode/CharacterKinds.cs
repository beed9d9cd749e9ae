namespace SummitSearch.Lucene.Analysis.Unicode;

/// <summary>Letters and white space as the simple tokenizers see them.</summary>
internal static partial class CharacterKinds
{
    /// <summary>Whether a code point is a letter of any script.</summary>
    /// <remarks>A binary search over about 600 runs; ASCII is decided at once.</remarks>
    public static bool IsLetter(int codePoint)
    {
        if (codePoint < 0x80) return (uint)((codePoint | 0x20) - 'a') < 26;
        int border = LetterBorders.BinarySearch(codePoint);
        return ((border >= 0 ? border : ~border - 1) & 1) == 0;
    }

    /// <summary>White space that text may be broken at: all but U+00A0, U+2007 and U+202F; with the separators U+001C to U+001F.</summary>
    public static bool IsBreakableWhiteSpace(int codePoint) => codePoint switch
    {
        < 0x80 => codePoint is ' ' or (>= '\t' and <= '\r') or (>= 0x1C and <= 0x1F),
        0x1680 or (>= 0x2000 and <= 0x200A and not 0x2007) or 0x2028 or 0x2029 or 0x205F or 0x3000 => true,
        _ => false,
    };
}

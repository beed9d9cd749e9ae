using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Germanic;

/// <summary>Vowels, consonants and spelling rules of Dutch, as the stemmer sees them.</summary>
internal static class DutchSpelling
{
    private const string Doubles = "bcdfghjklmnpqrstvwxz";
    private static readonly LetterSet Es = new("eëéèê");
    private static readonly LetterSet OtherVowels = new("aäáàâiïíìîoöóòôuüúùû");
    private static readonly LetterSet AllButY = new("aäáàâeëéèêiïíìîoöóòôuüúùû");
    private static readonly LetterSet Vowels = new("aäáàâeëéèêiïíìîoöóòôuüúùûy");
    private static readonly LetterSet NotBeforeLongVowel = new("aäáàâeëéèêiïíìîoöóòôuüúùûywx");
    private static readonly LetterSet Lengthened = new("aäáàâoöóòôuüúùû");
    private static readonly LetterSet LengthenedE = new("eéèê");

    /// <summary>Sets R1 and R2: each behind consonants, vowels (ij among them) and one consonant.</summary>
    public static void MarkRegions(ref StemWord word)
    {
        word.R1 = EndOfSyllable(word.Text, 0);
        word.R2 = EndOfSyllable(word.Text, word.R1);
    }

    /// <summary>The first index from the given one on with a vowel.</summary>
    public static int SkipConsonants(ReadOnlySpan<char> text, int index) => Vowels.IndexOfMember(text, index);

    /// <summary>The first index from the given one on that is in no vowel; the j of ij is part of one.</summary>
    public static int SkipVowels(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && Vowels.Contains(text[index])) index += text[index..].StartsWith("ij") ? 2 : 1;
        return index;
    }

    /// <summary>Whether the last letter is a vowel or the j of ij.</summary>
    public static bool EndsWithVowel(ReadOnlySpan<char> text) => !text.IsEmpty && (Vowels.Contains(text[^1]) || text.EndsWith("ij"));

    /// <summary>Whether the last letter is a consonant, which the j of ij is not.</summary>
    public static bool EndsWithConsonant(ReadOnlySpan<char> text) => !text.IsEmpty && !EndsWithVowel(text);

    /// <summary>Doubles the last vowel before a final consonant, where an open syllable has become a closed one.</summary>
    public static void LengthenVowel(ref StemWord word)
    {
        int vowel = word.Length - 2;
        if (vowel < 0 || NotBeforeLongVowel.Contains(word.FromEnd(1))) return;
        char letter = word.Text[vowel];
        if (letter == 'ë' && vowel > 0 && word.Text[vowel - 1] is 'e' or 'i')
        {
            LengthenDiaeresis(ref word, vowel);
            return;
        }

        bool isOpen = vowel == 0 || !AllButY.Contains(word.Text[vowel - 1]);
        if (isOpen && (Lengthened.Contains(letter) || (LengthenedE.Contains(letter) && MayLengthenE(word.Text[..vowel])))) word.Expand(vowel, letter, letter);
    }

    /// <summary>Single for doubled consonants; f and s for v and z at the end.</summary>
    public static void Simplify(ref StemWord word)
    {
        char last = word.FromEnd(1);
        if (last == word.FromEnd(2) && Doubles.Contains(last))
        {
            if (word.Text is not "inn") word.Drop(1);
        }
        else if (last is 'v' or 'z')
        {
            word.ReplaceEnd(1, last == 'v' ? "f" : "s");
        }
    }

    private static int EndOfSyllable(ReadOnlySpan<char> text, int from)
    {
        int end = SkipVowels(text, SkipConsonants(text, from));
        return Math.Min(end + 1, text.Length);
    }

    private static void LengthenDiaeresis(ref StemWord word, int index)
    {
        if (word.Text[index - 1] == 'e') word.Expand(index, 'ë', 'e');
        else word.Expand(index, 'e', 'e');
    }

    /// <summary>An e becomes long only in a first syllable, or after one that is unstressed itself.</summary>
    private static bool MayLengthenE(ReadOnlySpan<char> before)
    {
        int left = before.Length - 2;
        if (left < 0) return true;
        if (OtherVowels.Contains(before[left]) || (left == 0 && Es.Contains(before[0]))) return false;
        return !(left >= 2 && OtherVowels.Contains(before[left - 1]) && !AllButY.Contains(before[left - 2]));
    }
}

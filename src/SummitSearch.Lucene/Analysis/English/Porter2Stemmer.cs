using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.English;

/// <summary>The English stemmer of Snowball 3 (Porter2).</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/english. A y that is a consonant is an upper-case Y meanwhile.</remarks>
internal sealed class Porter2Stemmer : Stemmer
{
    private const string Doubles = "bdfgmnprt";
    private const string ValidLiEndings = "cdeghkmnrt";

    private static readonly LetterSet Vowels = new("aeiouy");
    private static readonly string[] LongPrefixes = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    private static readonly Dictionary<string, string> SpecialWords = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SpecialWord =
        SpecialWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SuffixTable Plurals = new("sses", "ied ies", "s", "us ss");
    private static readonly SuffixTable Verbals = new("eed eedly", "ed edly", "ing ingly");
    private static readonly string[] Step2Replacements =
        ["", "tion", "ence", "ance", "able", "ent", "ize", "ate", "al", "ful", "ous", "ive", "ble", "og", "less"];

    private static readonly SuffixTable Step2 = new(
        "tional", "enci", "anci", "abli", "entli", "izer ization", "ational ation ator", "alism aliti alli", "fulness fulli", "ousli ousness",
        "iveness iviti", "biliti bli", "ogist", "lessli", "ogi", "li");

    private static readonly string[] Step3Replacements = ["", "tion", "ate", "al", "ic", ""];
    private static readonly SuffixTable Step3 = new("tional", "ational", "alize", "icate iciti ical", "ful ness", "ative");
    private static readonly SuffixTable Step4 = new("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", "ion");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        if (word.Length <= 2) return;
        if (SpecialWord.TryGetValue(word.Text, out string? special))
        {
            word.ReplaceEnd(word.Length, special);
            return;
        }

        if (word.Text[0] == '\'') word.Remove(0, 1);
        MarkConsonantY(word.Text);
        MarkRegions(ref word);
        RemoveApostrophe(ref word);
        RemovePlural(ref word);
        RemoveVerbal(ref word);
        ReplaceFinalY(ref word);
        ReplaceSuffix(ref word);
        ReplaceSecondSuffix(ref word);
        RemoveLastSuffix(ref word);
        RemoveFinalLetter(ref word);
        word.ReplaceAll('Y', 'y');
    }

    private static void MarkConsonantY(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == 'y' && (i == 0 || Vowels.Contains(text[i - 1]))) text[i] = 'Y';
        }
    }

    private static void MarkRegions(ref StemWord word)
    {
        word.MarkStandardRegions(Vowels);
        foreach (string prefix in LongPrefixes)
        {
            if (!((ReadOnlySpan<char>)word.Text).StartsWith(prefix)) continue;
            word.R1 = prefix.Length;
            word.R2 = Vowels.EndOfFirstSyllable(word.Text, word.R1);
        }
    }

    private static void RemoveApostrophe(ref StemWord word)
    {
        int suffix = word.EndsWith("'s'") ? 3 : word.EndsWith("'s") ? 2 : word.EndsWith("'") ? 1 : 0;
        word.Drop(suffix);
    }

    private static void RemovePlural(ref StemWord word)
    {
        switch (Plurals.Match(word.Text, out _))
        {
            case 1:
                word.Drop(2);
                break;
            case 2:
                word.Drop(word.Length > 4 ? 2 : 1);
                break;
            case 3 when Vowels.IndexOfMember(word.Text, 0) < word.Length - 2:
                word.Drop(1);
                break;
        }
    }

    private static void RemoveVerbal(ref StemWord word)
    {
        int group = Verbals.Match(word.Text, out int suffix);
        if (group == 0) return;
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        if (group == 1)
        {
            if (word.IsInRegion(suffix, word.R1) && stem is not ("proc" or "exc" or "succ")) word.ReplaceEnd(suffix, "ee");
            return;
        }

        if (group == 3 && stem.Length == 2 && stem[1] == 'y' && !Vowels.Contains(stem[0]) && word.EndsWith("ing"))
        {
            word.ReplaceEnd(4, "ie");
            return;
        }

        if (word.EndsWith("ing") && stem is "inn" or "out" or "cann" or "herr" or "earr" or "even") return;
        if (Vowels.IndexOfMember(stem, 0) == stem.Length) return;
        word.Drop(suffix);
        RepairVerb(ref word);
    }

    private static void RepairVerb(ref StemWord word)
    {
        char last = word.FromEnd(1);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.ReplaceEnd(0, "e");
        }
        else if (last == word.FromEnd(2) && Doubles.Contains(last))
        {
            if (word.Length != 3 || word.Text[0] is not ('a' or 'e' or 'o')) word.Drop(1);
        }
        else if (word.R1 >= word.Length && EndsWithShortSyllable(word.Text))
        {
            word.ReplaceEnd(0, "e");
        }
    }

    private static void ReplaceFinalY(ref StemWord word)
    {
        if (word.FromEnd(1) is 'y' or 'Y' && word.Length > 2 && !Vowels.Contains(word.FromEnd(2))) word.ReplaceEnd(1, "i");
    }

    private static void ReplaceSuffix(ref StemWord word)
    {
        int group = Step2.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R1)) return;
        switch (group)
        {
            case 15:
                if (word.FromEnd(4) == 'l') word.Drop(1);
                break;
            case 16:
                if (ValidLiEndings.Contains(word.FromEnd(3))) word.Drop(2);
                break;
            default:
                word.ReplaceEnd(suffix, Step2Replacements[group]);
                break;
        }
    }

    private static void ReplaceSecondSuffix(ref StemWord word)
    {
        int group = Step3.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R1)) return;
        if (group < Step3Replacements.Length) word.ReplaceEnd(suffix, Step3Replacements[group]);
        else if (word.IsInRegion(suffix, word.R2)) word.Drop(suffix);
    }

    private static void RemoveLastSuffix(ref StemWord word)
    {
        int group = Step4.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R2)) return;
        if (group == 1 || word.FromEnd(4) is 's' or 't') word.Drop(suffix);
    }

    private static void RemoveFinalLetter(ref StemWord word)
    {
        bool isInR2 = word.IsInRegion(1, word.R2);
        bool drop = word.FromEnd(1) switch
        {
            'e' => isInR2 || (word.IsInRegion(1, word.R1) && !EndsWithShortSyllable(word.Text[..^1])),
            'l' => isInR2 && word.FromEnd(2) == 'l',
            _ => false,
        };
        if (drop) word.Drop(1);
    }

    private static bool EndsWithShortSyllable(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("past")) return true;
        if (text.Length < 2 || Vowels.Contains(text[^1]) || !Vowels.Contains(text[^2])) return false;
        return text.Length == 2 || (text[^1] is not ('w' or 'x' or 'Y') && !Vowels.Contains(text[^3]));
    }
}

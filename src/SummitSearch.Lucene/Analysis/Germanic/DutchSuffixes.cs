using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Germanic;

/// <summary>The four lists of Dutch endings; each call handles the longest ending of its list and says whether it changed the word.</summary>
internal static class DutchSuffixes
{
    private static readonly SuffixTable Inflections = new("'s", "s", "ies", "es", "és", "aus", "en", "nde");
    private static readonly SuffixTable FinalE = new("je", "ge lijke ische te se re", "de", "le", "ene", "ieve");
    private static readonly SuffixTable Derivations =
        new("atie", "iteit", "heid sel ster", "rder", "ing isme erij", "arij", "fie gie", "tst dst");

    private static readonly SuffixTable Adjectivals = new(
        "ioneel", "atief", "baar", "naar laar raar", "tant", "lijker lijkst", "achtig achtiger achtigst", "eriger erigst erig end");

    private static readonly SuffixTable Ig = new("iger igst ig");

    /// <summary>Plural, genitive and verb endings.</summary>
    public static bool RemoveInflection(ref StemWord word)
    {
        int group = Inflections.Match(word.Text, out int suffix);
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        bool isInR1 = stem.Length >= word.R1;
        bool afterConsonant = DutchSpelling.EndsWithConsonant(stem);
        switch (group)
        {
            case 1:
                return Drop(ref word, 2);
            case 2:
                return isInR1 && afterConsonant && !(stem[^1] == 't' && stem.Length - 1 >= word.R1) && Drop(ref word, 1);
            case 3:
                return isInR1 && Drop(ref word, 1);
            case 4:
                return RemoveEs(ref word);
            case 5:
                return isInR1 && Drop(ref word, 1);
            case 6:
                return isInR1 && DutchSpelling.EndsWithVowel(stem) && Drop(ref word, 1);
            case 7:
                return RemoveEn(ref word);
            case 8:
                return Drop(ref word, 1);
            default:
                return false;
        }
    }

    /// <summary>Diminutives, and the final e of adjectives, verbs and nouns.</summary>
    public static bool RemoveFinalE(ref StemWord word)
    {
        int group = FinalE.Match(word.Text, out int suffix);
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        bool isInR1 = stem.Length >= word.R1;
        bool afterConsonant = DutchSpelling.EndsWithConsonant(stem);
        switch (group)
        {
            case 1:
                return RemoveDiminutive(ref word);
            case 2:
                return isInR1 && Drop(ref word, 1);
            case 3:
                return isInR1 && afterConsonant && Drop(ref word, 2);
            case 4:
                return isInR1 && DropAndLengthen(ref word, 1);
            case 5:
                return isInR1 && afterConsonant && DropAndLengthen(ref word, 1);
            case 6:
                return isInR1 && afterConsonant && Replace(ref word, 2, "f");
            default:
                return false;
        }
    }

    /// <summary>Endings that make nouns.</summary>
    public static bool RemoveDerivation(ref StemWord word)
    {
        int group = Derivations.Match(word.Text, out int suffix);
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        bool isInR1 = stem.Length >= word.R1;
        bool afterConsonant = DutchSpelling.EndsWithConsonant(stem);
        switch (group)
        {
            case 1:
                return isInR1 && Replace(ref word, suffix, "eer");
            case 2:
                return isInR1 && DropAndLengthen(ref word, suffix);
            case 3:
                return isInR1 && Drop(ref word, suffix);
            case 4:
                return Replace(ref word, suffix, "r");
            case 5:
                return stem.EndsWith("ild") ? Replace(ref word, suffix, "er") : isInR1 && DropAndLengthen(ref word, suffix);
            case 6:
                return isInR1 && afterConsonant && Replace(ref word, suffix, "aar");
            case 7:
                return stem.Length >= word.R2 && DropAndLengthen(ref word, 2);
            case 8:
                return isInR1 && afterConsonant && Drop(ref word, 2);
            default:
                return false;
        }
    }

    /// <summary>Endings that make adjectives.</summary>
    public static bool RemoveAdjectival(ref StemWord word)
    {
        int group = Adjectivals.Match(word.Text, out int suffix);
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        bool isInR1 = stem.Length >= word.R1;
        bool isDone = group switch
        {
            1 => isInR1 && Replace(ref word, suffix, "ie"),
            2 => isInR1 && Replace(ref word, suffix, "eer"),
            3 or 7 => isInR1 && Drop(ref word, suffix),
            4 => isInR1 && DutchSpelling.EndsWithVowel(stem) && Drop(ref word, 3),
            5 => isInR1 && Replace(ref word, suffix, "teer"),
            6 => isInR1 && Drop(ref word, 2),
            8 => isInR1 && DutchSpelling.EndsWithConsonant(stem) && DropAndLengthen(ref word, suffix),
            _ => false,
        };
        return isDone || RemoveIg(ref word);
    }

    private static bool RemoveEs(ref StemWord word)
    {
        ReadOnlySpan<char> stem = word.Text[..^2];
        bool isInR1 = stem.Length - 2 >= word.R1;
        bool afterConsonant = stem.Length > 2 && DutchSpelling.EndsWithConsonant(stem[..^2]);
        if (stem.EndsWith("ar") && isInR1 && afterConsonant) return DropAndLengthen(ref word, 2);
        if (stem.EndsWith("er") && isInR1 && afterConsonant) return Drop(ref word, 2);
        return stem.Length >= word.R1 && DutchSpelling.EndsWithConsonant(stem) && Drop(ref word, 1);
    }

    private static bool RemoveEn(ref StemWord word)
    {
        ReadOnlySpan<char> stem = word.Text[..^2];
        if (stem.EndsWith("hed") && stem.Length - 3 >= word.R1) return Replace(ref word, 3, "id");
        if (stem.EndsWith("nd")) return Drop(ref word, 2);
        if (stem.EndsWith("d") && stem.Length - 1 >= word.R1 && DutchSpelling.EndsWithConsonant(stem[..^1])) return Drop(ref word, 3);
        if (stem.Length > 0 && stem[^1] is 'i' or 'j' && DutchSpelling.EndsWithVowel(stem[..^1])) return Drop(ref word, 2);
        return stem.Length >= word.R1 && DutchSpelling.EndsWithConsonant(stem) && DropAndLengthen(ref word, 2);
    }

    /// <summary>Tries the forms of the diminutive before <c>je</c> in turn, the bare one last.</summary>
    private static bool RemoveDiminutive(ref StemWord word)
    {
        ReadOnlySpan<char> stem = word.Text[..^2];
        if (stem.EndsWith("'t")) return Drop(ref word, 4);
        if (stem.EndsWith("et") && stem.Length - 2 >= word.R1 && DutchSpelling.EndsWithConsonant(stem[..^2])) return Drop(ref word, 4);
        if (stem.EndsWith("rnt")) return Drop(ref word, 3);
        if (stem.EndsWith("t") && stem.Length - 1 >= word.R1 && stem.Length > 1 && DutchSpelling.EndsWithVowel(stem[..^2])) return Drop(ref word, 3);
        if (stem.EndsWith("ink")) return Replace(ref word, 3, "g");
        if (stem.EndsWith("mp")) return Drop(ref word, 3);
        if (stem.EndsWith("'") && stem.Length - 1 >= word.R1) return Drop(ref word, 3);
        return stem.Length >= word.R1 && DutchSpelling.EndsWithConsonant(stem) && Drop(ref word, 2);
    }

    private static bool RemoveIg(ref StemWord word)
    {
        if (Ig.Match(word.Text, out int suffix) == 0) return false;
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        return stem.Length >= word.R1 && stem is not "inn" && DutchSpelling.EndsWithConsonant(stem) && DropAndLengthen(ref word, suffix);
    }

    private static bool Drop(ref StemWord word, int count)
    {
        word.Drop(count);
        return true;
    }

    private static bool DropAndLengthen(ref StemWord word, int count)
    {
        word.Drop(count);
        DutchSpelling.LengthenVowel(ref word);
        return true;
    }

    private static bool Replace(ref StemWord word, int count, ReadOnlySpan<char> replacement)
    {
        word.ReplaceEnd(count, replacement);
        return true;
    }
}

using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Uralic;

/// <summary>The Finnish stemmer of Snowball 3.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/finnish.</remarks>
internal sealed class FinnishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäö");
    private static readonly LetterSet RestrictedVowels = new("aeiouäö");
    private static readonly LetterSet Consonants = new("bcdfghjklmnpqrstvwxz");
    private static readonly LetterSet ParticleEnds = new("aeiouyäönt");
    private static readonly SuffixTable Particles = new("kin kaan kään ko kö han hän pa pä", "sti");
    private static readonly SuffixTable Possessives = new("si", "ni", "nsa nsä mme nne", "an", "än", "en");
    private static readonly SuffixTable BeforeAn = new("ta ssa sta lla lta na");
    private static readonly SuffixTable BeforeAen = new("tä ssä stä llä ltä nä");
    private static readonly SuffixTable BeforeEn = new("lle ine");
    private static readonly string[] Cases =
    [
        "siin", "tten", "seen", "han", "hen", "hin", "hon", "hän", "hön", "den", "tta", "ttä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta",
        "ltä", "lle", "ksi", "ine", "ta", "tä", "na", "nä", "a", "ä", "n",
    ];

    private static readonly SuffixTable OtherEndings = new("mpi mpa mpä mmi mma mmä", "impi impa impä immi imma immä eja ejä");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.MarkStandardRegions(Vowels);
        RemoveParticle(ref word);
        RemovePossessive(ref word);
        bool hadCase = RemoveCase(ref word);
        RemoveOtherEnding(ref word);
        if (hadCase) RemovePluralI(ref word);
        else RemovePluralT(ref word);
        Tidy(ref word);
        UndoubleLastConsonant(ref word);
    }

    private static void RemoveParticle(ref StemWord word)
    {
        int group = Particles.Match(word.From(word.R1), out int suffix);
        if ((group == 1 && ParticleEnds.Contains(word.FromEnd(suffix + 1))) || (group == 2 && word.IsInRegion(suffix, word.R2))) word.Drop(suffix);
    }

    private static void RemovePossessive(ref StemWord word)
    {
        int group = Possessives.Match(word.From(word.R1), out int suffix);
        ReadOnlySpan<char> rest = word.Text[..^suffix];
        bool drop = group switch
        {
            1 => !rest.EndsWith("k"),
            2 or 3 => true,
            4 => BeforeAn.Match(rest, out _) != 0,
            5 => BeforeAen.Match(rest, out _) != 0,
            6 => BeforeEn.Match(rest, out _) != 0,
            _ => false,
        };
        if (drop) word.Drop(suffix);
        if (group == 2 && word.EndsWith("kse")) word.ReplaceEnd(1, "i");
    }

    /// <summary>Removes the longest case ending if its condition holds; only for some endings a shorter one is then tried.</summary>
    private static bool RemoveCase(ref StemWord word)
    {
        foreach (string ending in Cases)
        {
            if (!word.EndsWith(ending, word.R1)) continue;
            if (!MayPrecede(word.Text[..^ending.Length], ending))
            {
                if (ending is "siin" or "den" or "tten" or "seen") continue;
                return false;
            }

            word.Drop(ending.Length);
            if (ending == "n" && (EndsWithLongVowel(word.Text) || word.EndsWith("ie")) && word.IsInRegion(2, word.R1)) word.Drop(1);
            return true;
        }

        return false;
    }

    private static bool MayPrecede(ReadOnlySpan<char> stem, string ending)
    {
        char last = stem.IsEmpty ? '\0' : stem[^1];
        return ending switch
        {
            "siin" or "den" or "tten" => last == 'i' && stem.Length > 1 && RestrictedVowels.Contains(stem[^2]),
            "seen" => EndsWithLongVowel(stem),
            "a" or "ä" => stem.Length > 1 && Vowels.Contains(last) && Consonants.Contains(stem[^2]),
            "tta" or "ttä" => last == 'e',
            _ => ending[0] != 'h' || last == ending[1],
        };
    }

    private static void RemoveOtherEnding(ref StemWord word)
    {
        int group = OtherEndings.Match(word.From(word.R2), out int suffix);
        if (group == 2 || (group == 1 && !((ReadOnlySpan<char>)word.Text[..^suffix]).EndsWith("po"))) word.Drop(suffix);
    }

    private static void RemovePluralI(ref StemWord word)
    {
        if (word.IsInRegion(1, word.R1) && word.FromEnd(1) is 'i' or 'j') word.Drop(1);
    }

    private static void RemovePluralT(ref StemWord word)
    {
        if (!word.EndsWith("t", word.R1) || !Vowels.Contains(word.FromEnd(2))) return;
        word.Drop(1);
        if (word.TryDrop("imma", word.R2)) return;
        if (word.EndsWith("mma", word.R2) && !word.EndsWith("pomma")) word.Drop(3);
    }

    private static void Tidy(ref StemWord word)
    {
        if (word.IsInRegion(2, word.R1) && EndsWithLongVowel(word.Text)) word.Drop(1);
        if (word.IsInRegion(2, word.R1) && word.FromEnd(1) is 'a' or 'ä' or 'e' or 'i' && Consonants.Contains(word.FromEnd(2))) word.Drop(1);
        if (word.EndsWith("oj", word.R1) || word.EndsWith("uj", word.R1)) word.Drop(1);
        if (word.EndsWith("jo", word.R1)) word.Drop(1);
    }

    private static void UndoubleLastConsonant(ref StemWord word)
    {
        int i = word.Length - 1;
        while (i >= 0 && Vowels.Contains(word.Text[i])) i--;
        if (i > 0 && Consonants.Contains(word.Text[i]) && word.Text[i - 1] == word.Text[i]) word.Remove(i, 1);
    }

    private static bool EndsWithLongVowel(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[^1] == text[^2] && RestrictedVowels.Contains(text[^1]);
}

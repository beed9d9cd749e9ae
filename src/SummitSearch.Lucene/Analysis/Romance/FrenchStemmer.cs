using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>The French stemmer of Snowball 3.</summary>
/// <remarks>
/// Written from the description at snowballstem.org/algorithms/french. Meanwhile U, I and Y in upper case are consonants, and He
/// and Hi stand for ë and ï.
/// </remarks>
internal sealed class FrenchStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyâàëéêèïîôûù");
    private static readonly LetterSet KeepsS = new("aiouès");
    private static readonly SuffixTable Standard = new(
        "ance iqUe isme able iste eux ances iqUes ismes ables istes",
        "atrice ateur ation atrices ateurs ations",
        "logie logies",
        "usion ution usions utions",
        "ence ences",
        "ement ements",
        "ité ités",
        "if ive ifs ives",
        "eaux",
        "aux",
        "euse euses",
        "issement issements",
        "amment",
        "emment",
        "ment ments",
        "oux");

    private static readonly SuffixTable BeforeEment = new("iv", "eus", "abl iqU", "ièr Ièr");
    private static readonly SuffixTable BeforeIte = new("abil", "ic", "iv");
    private static readonly SuffixTable IVerbs = new(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant "
        + "issante issantes issants isse issent isses issez issiez issions issons it");

    private static readonly SuffixTable Verbs = new(
        "ions",
        "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez",
        "âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions",
        "ais aise aises");

    private static readonly SuffixTable KeepsAis = new("auv épl");
    private static readonly LetterSet BeforeOux = new("bhjlnp");
    private static readonly SuffixTable Residuals = new("ion", "ier ière Ier Ière", "e");
    private static readonly SuffixTable Doubles = new("enn onn ett ell eill");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        RemoveElision(ref word);
        MarkConsonants(ref word);
        MarkRegions(ref word);
        if (RemoveStandardSuffix(ref word, out bool tryVerb) || (tryVerb && (RemoveIVerb(ref word) || RemoveVerb(ref word))))
        {
            if (word.EndsWith("Y")) word.ReplaceEnd(1, "i");
            else if (word.EndsWith("ç")) word.ReplaceEnd(1, "c");
        }
        else
        {
            RemoveResidual(ref word);
        }

        if (Doubles.Match(word.Text, out _) != 0) word.Drop(1);
        RemoveAccent(word.Text);
        Restore(ref word);
    }

    private static void RemoveElision(ref StemWord word)
    {
        int elided = word.Text.IndexOf('\'');
        bool isElision = elided == 1 ? "cdjlmnst".Contains(word.Text[0]) : elided == 2 && word.Text.StartsWith("qu");
        if (isElision && word.Length > elided + 1) word.Remove(0, elided + 1);
    }

    private static void MarkConsonants(ref StemWord word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            Span<char> text = word.Text;
            bool isAfterVowel = i > 0 && Vowels.Contains(text[i - 1]);
            bool isBeforeVowel = i + 1 < text.Length && Vowels.Contains(text[i + 1]);
            switch (text[i])
            {
                case 'u' when (isAfterVowel && isBeforeVowel) || (i > 0 && text[i - 1] == 'q'):
                    text[i] = 'U';
                    break;
                case 'i' when isAfterVowel && isBeforeVowel:
                    text[i] = 'I';
                    break;
                case 'y' when isAfterVowel || isBeforeVowel:
                    text[i] = 'Y';
                    break;
                case 'ë':
                    word.Expand(i++, 'H', 'e');
                    break;
                case 'ï':
                    word.Expand(i++, 'H', 'i');
                    break;
            }
        }
    }

    private static void MarkRegions(ref StemWord word)
    {
        ReadOnlySpan<char> text = word.Text;
        bool hasFixedStart = text.StartsWith("par") || text.StartsWith("col") || text.StartsWith("tap")
            || (text.StartsWith("ni") && text.Length > 2 && Vowels.Contains(text[2]));
        bool beginsWithVowels = text.Length >= 2 && Vowels.Contains(text[0]) && Vowels.Contains(text[1]);
        word.RV = hasFixedStart || beginsWithVowels
            ? Math.Min(3, text.Length)
            : Math.Min(Vowels.IndexOfMember(text, Math.Min(1, text.Length)) + 1, text.Length);
        word.MarkStandardRegions(Vowels);
    }

    /// <summary>Step 1. Says whether an ending was removed for good, or else whether the verb steps are to be tried.</summary>
    private static bool RemoveStandardSuffix(ref StemWord word, out bool tryVerb)
    {
        int group = Standard.Match(word.Text, out int suffix);
        tryVerb = true;
        switch (group)
        {
            case 0:
                return false;
            case 9:
                word.Drop(1);
                return true;
            case 11 when !word.IsInRegion(suffix, word.R2):
                if (!word.IsInRegion(suffix, word.R1)) return false;
                word.ReplaceEnd(suffix, "eux");
                return true;
            case 12:
                if (!word.IsInRegion(suffix, word.R1) || word.Length <= suffix || Vowels.Contains(word.FromEnd(suffix + 1))) return false;
                word.Drop(suffix);
                return true;
            case 13 or 14:
                if (word.IsInRegion(suffix, word.RV)) word.ReplaceEnd(suffix, group == 13 ? "ant" : "ent");
                return false;
            case 15:
                if (word.IsInRegion(suffix + 1, word.RV) && Vowels.Contains(word.FromEnd(suffix + 1))) word.Drop(suffix);
                return false;
        }

        if (group == 16 && !BeforeOux.Contains(word.FromEnd(4))) return false;
        int region = group switch { 6 => word.RV, 10 => word.R1, 16 => 0, _ => word.R2 };
        if (!word.IsInRegion(suffix, region)) return false;
        word.Drop(suffix);
        FinishStandardSuffix(ref word, group);
        return true;
    }

    private static void FinishStandardSuffix(ref StemWord word, int group)
    {
        switch (group)
        {
            case 2:
                DropOrReplace(ref word, "ic", "iqU");
                break;
            case 3:
                word.ReplaceEnd(0, "log");
                break;
            case 4:
                word.ReplaceEnd(0, "u");
                break;
            case 5:
                word.ReplaceEnd(0, "ent");
                break;
            case 6:
                FinishEment(ref word);
                break;
            case 7:
                FinishIte(ref word);
                break;
            case 8:
                if (word.TryDrop("at", word.R2)) DropOrReplace(ref word, "ic", "iqU");
                break;
            case 10:
                word.ReplaceEnd(0, "al");
                break;
            case 16:
                word.ReplaceEnd(0, "ou");
                break;
        }
    }

    private static void DropOrReplace(ref StemWord word, string suffix, string replacement)
    {
        if (!word.TryDrop(suffix, word.R2) && word.EndsWith(suffix)) word.ReplaceEnd(suffix.Length, replacement);
    }

    private static void FinishEment(ref StemWord word)
    {
        int group = BeforeEment.Match(word.Text, out int suffix);
        bool isInR2 = word.IsInRegion(suffix, word.R2);
        switch (group)
        {
            case 1 when isInR2:
                word.Drop(suffix);
                word.TryDrop("at", word.R2);
                break;
            case 2:
                if (isInR2) word.Drop(suffix);
                else if (word.IsInRegion(suffix, word.R1)) word.ReplaceEnd(1, "x");
                break;
            case 3 when isInR2:
                word.Drop(suffix);
                break;
            case 4 when word.IsInRegion(suffix, word.RV):
                word.ReplaceEnd(suffix, "i");
                break;
        }
    }

    private static void FinishIte(ref StemWord word)
    {
        switch (BeforeIte.Match(word.Text, out _))
        {
            case 1:
                DropOrReplace(ref word, "abil", "abl");
                break;
            case 2:
                DropOrReplace(ref word, "ic", "iqU");
                break;
            case 3:
                word.TryDrop("iv", word.R2);
                break;
        }
    }

    private static bool RemoveIVerb(ref StemWord word)
    {
        if (IVerbs.Match(word.From(word.RV), out int suffix) == 0 || !word.IsInRegion(suffix + 1, word.RV)) return false;
        char before = word.FromEnd(suffix + 1);
        if (before == 'H' || Vowels.Contains(before)) return false;
        word.Drop(suffix);
        return true;
    }

    private static bool RemoveVerb(ref StemWord word)
    {
        int group = Verbs.Match(word.From(word.RV), out int suffix);
        if (group == 0 || (group == 1 && !word.IsInRegion(suffix, word.R2))) return false;
        ReadOnlySpan<char> stem = word.Text[..^suffix];
        if (group == 4 && (KeepsAis.Match(stem, out _) != 0 || (stem.Length == 3 && stem.EndsWith("al")))) return false;
        word.Drop(suffix);
        if (group >= 3) word.TryDrop("e", word.RV);
        return true;
    }

    private static void RemoveResidual(ref StemWord word)
    {
        if (word.EndsWith("s") && word.Length > 1 && (word.EndsWith("His") || !KeepsS.Contains(word.FromEnd(2)))) word.Drop(1);
        switch (Residuals.Match(word.From(word.RV), out int suffix))
        {
            case 1 when word.IsInRegion(suffix, word.R2) && word.IsInRegion(suffix + 1, word.RV) && word.FromEnd(4) is 's' or 't':
                word.Drop(suffix);
                break;
            case 2:
                word.ReplaceEnd(suffix, "i");
                break;
            case 3:
                word.Drop(suffix);
                break;
        }
    }

    /// <summary>Makes é or è plain when only non-vowels, and at least one, follow.</summary>
    private static void RemoveAccent(Span<char> text)
    {
        int i = text.Length - 1;
        while (i >= 0 && !Vowels.Contains(text[i])) i--;
        if (i >= 0 && i < text.Length - 1 && text[i] is 'é' or 'è') text[i] = 'e';
    }

    private static void Restore(ref StemWord word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            char next = i + 1 < word.Length ? word.Text[i + 1] : '\0';
            switch (word.Text[i])
            {
                case 'H' when next is 'e' or 'i':
                    word.Contract(i, next == 'e' ? 'ë' : 'ï');
                    break;
                case 'H':
                    word.Remove(i--, 1);
                    break;
                case 'I' or 'U' or 'Y':
                    word.Text[i] = (char)(word.Text[i] | 0x20);
                    break;
            }
        }
    }
}

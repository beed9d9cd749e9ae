using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>The Italian stemmer of Snowball 3.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/italian. U and I in upper case are consonants meanwhile.</remarks>
internal sealed class ItalianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouàèìòù");
    private static readonly SuffixTable Pronouns = new(
        "ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene tela tele teli telo tene "
        + "cela cele celi celo cene vela vele veli velo vene");

    private static readonly SuffixTable BeforePronoun = new("ando endo", "ar er ir");
    private static readonly SuffixTable Step1 = new(
        "anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti istà istè istì oso osi osa ose mente atrice "
        + "atrici ante anti",
        "azione azioni atore atori",
        "logia logie",
        "uzione uzioni usione usioni",
        "enza enze",
        "amento amenti imento imenti",
        "amente",
        "ità",
        "ivo ivi iva ive");

    private static readonly SuffixTable BeforeAmente = new("iv", "os ic abil");
    private static readonly SuffixTable BeforeIta = new("abil ic iv");
    private static readonly SuffixTable Verbs = new(
        "ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erà erai "
        + "eranno ere erebbe erebbero erei eremmo eremo ereste eresti erete erò erono essero ete eva evamo evano evate evi evo Yamo iamo immo "
        + "irà irai iranno ire irebbe irebbero irei iremmo iremo ireste iresti irete irò irono isca iscano isce isci isco iscono issero ita "
        + "ite iti ito iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir");

    private static readonly LetterSet FinalVowels = new("aeioàèìò");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        if (word.Text is "divano")
        {
            word.Drop(1);
            return;
        }

        Prepare(word.Text);
        word.RV = RomanceRegions.MarkVerbRegion(word.Text, Vowels);
        word.MarkStandardRegions(Vowels);
        RemovePronoun(ref word);
        if (!RemoveStandardSuffix(ref word))
        {
            Verbs.Match(word.From(word.RV), out int verb);
            word.Drop(verb);
        }

        RemoveFinalVowel(ref word);
        word.ReplaceAll('I', 'i');
        word.ReplaceAll('U', 'u');
    }

    private static void Prepare(Span<char> text)
    {
        foreach (ref char letter in text)
        {
            letter = letter switch { 'á' => 'à', 'é' => 'è', 'í' => 'ì', 'ó' => 'ò', 'ú' => 'ù', _ => letter };
        }

        for (int i = 1; i < text.Length; i++)
        {
            bool isBetweenVowels = i + 1 < text.Length && Vowels.Contains(text[i - 1]) && Vowels.Contains(text[i + 1]);
            if (text[i] == 'u' && (text[i - 1] == 'q' || isBetweenVowels)) text[i] = 'U';
            if (text[i] == 'i' && isBetweenVowels) text[i] = 'I';
        }
    }

    private static void RemovePronoun(ref StemWord word)
    {
        if (Pronouns.Match(word.Text, out int pronoun) == 0) return;
        ReadOnlySpan<char> rest = word.Text[..^pronoun];
        int group = BeforePronoun.Match(rest, out int ending);
        if (group == 0 || rest.Length - ending < word.RV) return;
        word.ReplaceEnd(pronoun, group == 2 ? "e" : "");
    }

    private static bool RemoveStandardSuffix(ref StemWord word)
    {
        int group = Step1.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, group switch { 6 => word.RV, 7 => word.R1, _ => word.R2 })) return false;
        word.Drop(suffix);
        switch (group)
        {
            case 2:
                word.TryDrop("ic", word.R2);
                break;
            case 3:
                word.ReplaceEnd(0, "log");
                break;
            case 4:
                word.ReplaceEnd(0, "u");
                break;
            case 5:
                word.ReplaceEnd(0, "ente");
                break;
            case 7:
                if (SpanishStemmer.DropIn(ref word, BeforeAmente, word.R2) == 1) word.TryDrop("at", word.R2);
                break;
            case 8:
                SpanishStemmer.DropIn(ref word, BeforeIta, word.R2);
                break;
            case 9:
                if (word.TryDrop("at", word.R2)) word.TryDrop("ic", word.R2);
                break;
        }

        return true;
    }

    private static void RemoveFinalVowel(ref StemWord word)
    {
        if (word.IsInRegion(1, word.RV) && FinalVowels.Contains(word.FromEnd(1)))
        {
            word.Drop(1);
            word.TryDrop("i", word.RV);
        }

        if (word.EndsWith("ch", word.RV) || word.EndsWith("gh", word.RV)) word.Drop(1);
    }
}

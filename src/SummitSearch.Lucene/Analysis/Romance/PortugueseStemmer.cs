using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>The Portuguese stemmer of Snowball.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/portuguese. ã and õ are a~ and o~ meanwhile.</remarks>
internal sealed class PortugueseStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouáéíóúâêô");
    private static readonly SuffixTable Step1 = new(
        "eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos adora ador aça~o adoras "
        + "adores aço~es ante antes ância",
        "logia logias",
        "uça~o uço~es",
        "ência ências",
        "amente",
        "mente",
        "idade idades",
        "iva ivo ivas ivos",
        "ira iras");

    private static readonly SuffixTable BeforeAmente = new("iv", "os ic ad");
    private static readonly SuffixTable BeforeMente = new("ante avel ível");
    private static readonly SuffixTable BeforeIdade = new("abil ic iv");
    private static readonly SuffixTable Verbs = new(
        "ada ida ia aria eria iria ará ara erá era irá ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram eram "
        + "iram avam em arem erem irem assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas ias arias erias irias "
        + "arás aras erás eras irás avas es ardes erdes irdes ares eres ires asses esses isses astes estes istes is ais eis íeis aríeis eríeis "
        + "iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis ados idos ámos amos íamos aríamos eríamos iríamos áramos "
        + "éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos irmos eu iu ou ira iras");

    private static readonly SuffixTable Residuals = new("os a i o á í ó");
    private static readonly SuffixTable FinalE = new("e é ê");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        SplitNasals(ref word);
        word.RV = RomanceRegions.MarkVerbRegion(word.Text, Vowels);
        word.MarkStandardRegions(Vowels);
        if (RemoveStandardSuffix(ref word) || RemoveVerb(ref word))
        {
            if (word.EndsWith("ci") && word.IsInRegion(1, word.RV)) word.Drop(1);
        }
        else
        {
            Residuals.Match(word.From(word.RV), out int suffix);
            word.Drop(suffix);
        }

        RemoveFinalE(ref word);
        JoinNasals(ref word);
    }

    private static void SplitNasals(ref StemWord word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word.Text[i] == 'ã') word.Expand(i++, 'a', '~');
            else if (word.Text[i] == 'õ') word.Expand(i++, 'o', '~');
        }
    }

    private static void JoinNasals(ref StemWord word)
    {
        for (int i = 0; i < word.Length - 1; i++)
        {
            if (word.Text[i + 1] == '~' && word.Text[i] is 'a' or 'o') word.Contract(i, word.Text[i] == 'a' ? 'ã' : 'õ');
        }
    }

    private static bool RemoveStandardSuffix(ref StemWord word)
    {
        int group = Step1.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, group switch { 5 => word.R1, 9 => word.RV, _ => word.R2 })) return false;
        if (group == 9 && word.FromEnd(suffix + 1) != 'e') return false;
        word.Drop(suffix);
        switch (group)
        {
            case 2:
                word.ReplaceEnd(0, "log");
                break;
            case 3:
                word.ReplaceEnd(0, "u");
                break;
            case 4:
                word.ReplaceEnd(0, "ente");
                break;
            case 5:
                if (SpanishStemmer.DropIn(ref word, BeforeAmente, word.R2) == 1) word.TryDrop("at", word.R2);
                break;
            case 6:
                SpanishStemmer.DropIn(ref word, BeforeMente, word.R2);
                break;
            case 7:
                SpanishStemmer.DropIn(ref word, BeforeIdade, word.R2);
                break;
            case 8:
                word.TryDrop("at", word.R2);
                break;
            case 9:
                word.ReplaceEnd(0, "ir");
                break;
        }

        return true;
    }

    private static bool RemoveVerb(ref StemWord word)
    {
        bool isFound = Verbs.Match(word.From(word.RV), out int suffix) != 0;
        word.Drop(suffix);
        return isFound;
    }

    private static void RemoveFinalE(ref StemWord word)
    {
        if (FinalE.Match(word.From(word.RV), out int suffix) != 0)
        {
            word.Drop(suffix);
            if (word.EndsWith("gu") || word.EndsWith("ci")) word.Drop(word.IsInRegion(1, word.RV) ? 1 : 0);
        }
        else if (word.EndsWith("ç"))
        {
            word.ReplaceEnd(1, "c");
        }
    }
}

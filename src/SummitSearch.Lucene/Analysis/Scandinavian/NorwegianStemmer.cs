using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Scandinavian;

/// <summary>The Norwegian stemmer of Snowball 3, for Bokmål and Nynorsk.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/norwegian.</remarks>
internal sealed class NorwegianStemmer : Stemmer
{
    private const string ValidSEndings = "bcdfghjlmnoptvyz";

    private static readonly LetterSet Vowels = new("aeêioòóôuyæåø");
    private static readonly SuffixTable Step1 = new(
        "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ets et het ast",
        "ers",
        "s",
        "erte ert");

    private static readonly SuffixTable BeforeErs = new("amm ast ind kap kk lt nk omm pp v øst", "giv hav skap");
    private static readonly SuffixTable Step3 = new("leg eleg ig eig lig elig els lov elov slov hetslov");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.R1 = Math.Max(Vowels.EndOfFirstSyllable(word.Text, 0), Math.Min(3, word.Length));
        RemoveInflection(ref word);
        if (word.EndsWith("dt", word.R1) || word.EndsWith("vt", word.R1)) word.Drop(1);
        if (Step3.Match(word.From(word.R1), out int suffix) != 0) word.Drop(suffix);
    }

    private static void RemoveInflection(ref StemWord word)
    {
        switch (Step1.Match(word.From(word.R1), out int suffix))
        {
            case 1:
                word.Drop(suffix);
                break;
            case 2 when BeforeErs.Match(word.Text[..^suffix], out _) != 1:
                word.Drop(suffix);
                break;
            case 3 when IsValidBeforeS(word):
                word.Drop(suffix);
                break;
            case 4:
                word.ReplaceEnd(suffix, "er");
                break;
        }
    }

    private static bool IsValidBeforeS(StemWord word) => word.FromEnd(2) switch
    {
        'r' => word.FromEnd(3) != 'e',
        'k' => word.Length > 2 && !Vowels.Contains(word.FromEnd(3)),
        char letter => ValidSEndings.Contains(letter),
    };
}

using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Scandinavian;

/// <summary>The Danish stemmer of Snowball.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/danish.</remarks>
internal sealed class DanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyæåø");
    private static readonly LetterSet Consonants = new("bcdfghjklmnpqrstvwxz");
    private static readonly LetterSet ValidSEndings = new("abcdfghjklmnoprtvyzå");
    private static readonly SuffixTable Step1 = new(
        "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret",
        "s");

    private static readonly SuffixTable Step2 = new("gd dt gt kt");
    private static readonly SuffixTable Step3 = new("ig lig elig els", "løst");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.R1 = Math.Max(Vowels.EndOfFirstSyllable(word.Text, 0), Math.Min(3, word.Length));
        int group = Step1.Match(word.From(word.R1), out int suffix);
        if (group == 1 || (group == 2 && ValidSEndings.Contains(word.FromEnd(2)))) word.Drop(suffix);
        RemoveSecondConsonant(ref word);
        RemoveDerivation(ref word);
        if (word.IsInRegion(1, word.R1) && word.FromEnd(1) == word.FromEnd(2) && Consonants.Contains(word.FromEnd(1))) word.Drop(1);
    }

    private static void RemoveSecondConsonant(ref StemWord word)
    {
        if (Step2.Match(word.From(word.R1), out _) != 0) word.Drop(1);
    }

    private static void RemoveDerivation(ref StemWord word)
    {
        if (word.EndsWith("igst")) word.Drop(2);
        int group = Step3.Match(word.From(word.R1), out int suffix);
        if (group == 2) word.Drop(1);
        if (group != 1) return;
        word.Drop(suffix);
        RemoveSecondConsonant(ref word);
    }
}

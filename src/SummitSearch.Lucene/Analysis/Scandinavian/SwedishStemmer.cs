using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Scandinavian;

/// <summary>The Swedish stemmer of Snowball.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/swedish.</remarks>
internal sealed class SwedishStemmer : Stemmer
{
    private const string ValidSEndings = "bcdfghjklmnoprtvy";

    private static readonly LetterSet Vowels = new("aeiouyäåö");
    private static readonly SuffixTable Step1 = new(
        "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast",
        "s",
        "et");

    private static readonly SuffixTable Step2 = new("dd gd nn dt gt kt tt");
    private static readonly SuffixTable Step3 = new("lig ig els", "öst", "fullt");
    private static readonly LetterSet ValidOstEndings = new("iklnprtuv");
    private static readonly SuffixTable NotBeforeEt = new(
        "h iet uit fab cit dit alit ilit mit nit pit rit sit tit ivit kvit xit kom rak pak stak");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.R1 = Math.Max(Vowels.EndOfFirstSyllable(word.Text, 0), Math.Min(3, word.Length));
        RemoveInflection(ref word);
        if (Step2.Match(word.From(word.R1), out _) != 0) word.Drop(1);
        int group = Step3.Match(word.From(word.R1), out int suffix);
        if (group == 1) word.Drop(suffix);
        else if (group == 3 || (group == 2 && ValidOstEndings.Contains(word.FromEnd(4)))) word.Drop(1);
    }

    private static void RemoveInflection(ref StemWord word)
    {
        int group = Step1.Match(word.From(word.R1), out int suffix);
        bool drop = group switch
        {
            1 => true,
            2 when word.EndsWith("ets") && IsValidBeforeEt(word.Text[..^3]) => true,
            2 => ValidSEndings.Contains(word.FromEnd(2)),
            3 => IsValidBeforeEt(word.Text[..^2]),
            _ => false,
        };
        if (!drop) return;
        word.Drop(group == 2 && word.EndsWith("ets") && IsValidBeforeEt(word.Text[..^3]) ? 3 : suffix);
    }

    /// <summary>At least one letter, a vowel and a non-vowel, without an ending that keeps its <c>et</c>.</summary>
    private static bool IsValidBeforeEt(ReadOnlySpan<char> stem) =>
        stem.Length > 2 && !Vowels.Contains(stem[^1]) && Vowels.Contains(stem[^2]) && NotBeforeEt.Match(stem, out _) == 0;
}

using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Turkic;

/// <summary>Takes Turkish endings of nouns and verbs off, one after the other, and restores the final consonant that they soften.</summary>
/// <remarks>A light stemmer of our own: agglutination is peeled from the end, four letters stay. Endings follow vowel harmony, so that each is written once with placeholders.</remarks>
internal sealed class TurkishStemmer() : LightStemmer(ShortestStem, MostEndings, Expand(Endings))
{
    private const int ShortestStem = 4;
    private const int MostEndings = 5;

    // A is a or e; I is ı, i, u or ü; D is d or t.
    private const string Endings =
        "lAr Im In I sI ImIz InIz lArI nIn A yA nA yI nI DA nDA DAn nDAn lA ylA ki cA çA DIr "
        + "DI mIş mAk mA DIk DIğI AcAk AcAğI An yAn Ip yIp mAsI Iyor yor Ir Ar Abil yAbil sA ArAk yArAk";

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        base.Stem(ref word);
        if (word.Length == 0) return;
        ref char last = ref word.Text[^1];
        last = last switch { 'b' => 'p', 'c' => 'ç', 'd' => 't', 'ğ' => 'k', _ => last };
    }

    private static string Expand(string endings)
    {
        foreach ((char placeholder, string letters) in new[] { ('A', "ae"), ('I', "ıiuü"), ('D', "dt") })
            endings = string.Join(' ', endings.Split(' ').SelectMany(e => e.Contains(placeholder) ? letters.Select(letter => e.Replace(placeholder, letter)) : [e]).Distinct());
        return endings;
    }
}

using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Semitic;

/// <summary>Takes the article, what is joined to it, and endings of number, gender and possession off normalised Arabic words.</summary>
/// <remarks>After "light10" of L. Larkey, L. Ballesteros and M. Connell, "Light stemming for Arabic information retrieval", 2007; the prepositions b, l and f too, where four letters are left.</remarks>
internal sealed class ArabicStemmer : Stemmer
{
    private const int ShortestStem = 2;
    private const int ShortestAfterConjunction = 3;
    private const int ShortestAfterPreposition = 4;

    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "لل", "ال"];
    private static readonly string[] Endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        DropArticle(ref word);
        if (word.Length > ShortestAfterPreposition && word.Text[0] is 'ب' or 'ل' or 'ف') word.Remove(0, 1);
        foreach (string ending in Endings) word.TryDrop(ending, ShortestStem);
    }

    private static void DropArticle(ref StemWord word)
    {
        foreach (string article in Articles)
        {
            if (word.Length - article.Length < ShortestStem || !word.Text.StartsWith(article)) continue;
            word.Remove(0, article.Length);
            return;
        }
        if (word.Length > ShortestAfterConjunction && word.Text[0] == 'و') word.Remove(0, 1);
    }
}

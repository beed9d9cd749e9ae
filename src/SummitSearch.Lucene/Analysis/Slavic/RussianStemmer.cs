using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Slavic;

/// <summary>The Russian stemmer of Snowball.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/russian. All tests look at the region after the first vowel only.</remarks>
internal sealed class RussianStemmer : Stemmer
{
    // In each table the first group must follow а or я.
    private static readonly LetterSet Vowels = new("аеиоуыэюя");
    private static readonly SuffixTable PerfectiveGerund = new("в вши вшись", "ив ивши ившись ыв ывши ывшись");
    private static readonly SuffixTable Adjective = new("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly SuffixTable Participle = new("ем нн вш ющ щ", "ивш ывш ующ");
    private static readonly SuffixTable Reflexive = new("ся сь");
    private static readonly SuffixTable Verb = new(
        "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly SuffixTable Noun = new(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly SuffixTable Superlative = new("ейш ейше");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.ReplaceAll('ё', 'е');
        word.RV = Math.Min(Vowels.IndexOfMember(word.Text, 0) + 1, word.Length);
        word.MarkStandardRegions(Vowels);
        if (!RemoveGrouped(ref word, PerfectiveGerund)) RemoveEnding(ref word);
        word.TryDrop("и", word.RV);
        if (!word.TryDrop("ость", Math.Max(word.RV, word.R2))) word.TryDrop("ост", Math.Max(word.RV, word.R2));
        Tidy(ref word);
    }

    private static void RemoveEnding(ref StemWord word)
    {
        RemovePlain(ref word, Reflexive);
        if (RemovePlain(ref word, Adjective)) RemoveGrouped(ref word, Participle);
        else if (!RemoveGrouped(ref word, Verb)) RemovePlain(ref word, Noun);
    }

    private static void Tidy(ref StemWord word)
    {
        bool isSuperlative = RemovePlain(ref word, Superlative);
        if (word.EndsWith("нн", word.RV)) word.Drop(1);
        else if (!isSuperlative) word.TryDrop("ь", word.RV);
    }

    private static bool RemovePlain(ref StemWord word, SuffixTable table)
    {
        bool isFound = table.Match(word.From(word.RV), out int suffix) != 0;
        word.Drop(suffix);
        return isFound;
    }

    /// <summary>Removes the longest suffix; one of the first group only after а or я within the region.</summary>
    private static bool RemoveGrouped(ref StemWord word, SuffixTable table)
    {
        int group = table.Match(word.From(word.RV), out int suffix);
        if (group == 0) return false;
        if (group == 1 && !(word.IsInRegion(suffix + 1, word.RV) && word.FromEnd(suffix + 1) is 'а' or 'я')) return false;
        word.Drop(suffix);
        return true;
    }
}

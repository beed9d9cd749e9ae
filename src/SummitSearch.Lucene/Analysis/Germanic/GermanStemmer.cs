using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Germanic;

/// <summary>The German stemmer of Snowball 3.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/german. U and Y in upper case are consonants meanwhile.</remarks>
internal sealed class GermanStemmer : Stemmer
{
    private const string ValidSEndings = "bdfghklmnrt";
    private const string ValidStEndings = "bdfghklmnt";

    private static readonly LetterSet Vowels = new("aeiouyäöü");
    private static readonly LetterSet ValidEtEndings = new("dfgklmnrstUzä");
    private static readonly SuffixTable NotBeforeEt = new("geordn intern plan tick tr");
    private static readonly SuffixTable Step1 = new("ern er erin erinnen", "e en es", "s", "em", "ln lns");
    private static readonly SuffixTable Step2 = new("en er est", "st", "et");
    private static readonly SuffixTable Step3 = new("end ung", "ig ik isch", "lich heit", "keit");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        MarkConsonants(word.Text);
        MapDigraphs(ref word);
        word.MarkStandardRegions(Vowels);
        word.R1 = Math.Max(word.R1, Math.Min(3, word.Length));
        RemoveInflection(ref word);
        RemoveSuperlative(ref word);
        RemoveDerivation(ref word);
        word.ReplaceAll('U', 'u');
        word.ReplaceAll('Y', 'y');
        word.ReplaceAll('ä', 'a');
        word.ReplaceAll('ö', 'o');
        word.ReplaceAll('ü', 'u');
    }

    private static void MarkConsonants(Span<char> text)
    {
        for (int i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is 'u' or 'y' && Vowels.Contains(text[i - 1]) && Vowels.Contains(text[i + 1])) text[i] = char.ToUpperInvariant(text[i]);
        }
    }

    private static void MapDigraphs(ref StemWord word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            char letter = word.Text[i];
            char next = i + 1 < word.Length ? word.Text[i + 1] : '\0';
            if (letter == 'ß') word.Expand(i++, 's', 's');
            else if (letter == 'q' && next == 'u') i++;
            else if (next == 'e' && letter is 'a' or 'o' or 'u') word.Contract(i, letter switch { 'a' => 'ä', 'o' => 'ö', _ => 'ü' });
        }
    }

    private static void RemoveInflection(ref StemWord word)
    {
        int group = Step1.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R1)) return;
        if (group == 3 && !ValidSEndings.Contains(word.FromEnd(2))) return;
        if (group == 4 && word.EndsWith("system")) return;
        word.Drop(group == 5 ? suffix - 1 : suffix);
        if (group == 2 && word.EndsWith("niss")) word.Drop(1);
    }

    private static void RemoveSuperlative(ref StemWord word)
    {
        int group = Step2.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R1)) return;
        bool drop = group switch
        {
            1 => true,
            2 => word.Length >= 6 && ValidStEndings.Contains(word.FromEnd(3)),
            _ => ValidEtEndings.Contains(word.FromEnd(3)) && NotBeforeEt.Match(word.Text[..^2], out _) == 0,
        };
        if (drop) word.Drop(suffix);
    }

    private static void RemoveDerivation(ref StemWord word)
    {
        int group = Step3.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, word.R2)) return;
        if (group == 2 && word.FromEnd(suffix + 1) == 'e') return;
        word.Drop(suffix);
        switch (group)
        {
            case 1:
                if (word.EndsWith("ig", word.R2) && word.FromEnd(3) != 'e') word.Drop(2);
                break;
            case 3:
                if (!word.TryDrop("er", word.R1)) word.TryDrop("en", word.R1);
                break;
            case 4:
                if (!word.TryDrop("lich", word.R2)) word.TryDrop("ig", word.R2);
                break;
        }
    }
}

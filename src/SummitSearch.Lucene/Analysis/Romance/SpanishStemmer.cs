using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Romance;

/// <summary>The Spanish stemmer of Snowball 3.</summary>
/// <remarks>Written from the description at snowballstem.org/algorithms/spanish.</remarks>
internal sealed class SpanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouáéíóúü");
    private static readonly SuffixTable Pronouns = new("me se sela selo selas selos la le lo las les los nos");
    private static readonly SuffixTable BeforePronoun = new("iéndo ándo ár ér ír", "ando iendo ar er ir", "yendo");
    private static readonly SuffixTable Step1 = new(
        "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos",
        "adora ador ación adoras adores aciones ante antes ancia ancias acion",
        "logía logías",
        "ución uciones ucion",
        "encia encias",
        "amente",
        "mente",
        "idad idades",
        "iva ivo ivas ivos");

    private static readonly SuffixTable BeforeAmente = new("iv", "os ic ad");
    private static readonly SuffixTable BeforeMente = new("ante able ible");
    private static readonly SuffixTable BeforeIdad = new("abil ic iv");
    private static readonly SuffixTable VerbsWithY = new("ya ye yan yen yeron yendo yo yó yas yes yais yamos");
    private static readonly SuffixTable Verbs = new(
        "en es éis emos",
        "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré "
        + "irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían "
        + "aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais "
        + "arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos");

    private static readonly SuffixTable Residuals = new("os a o á í ó", "e é");

    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        word.RV = RomanceRegions.MarkVerbRegion(word.Text, Vowels);
        word.MarkStandardRegions(Vowels);
        RemovePronoun(ref word);
        if (!RemoveStandardSuffix(ref word) && !RemoveVerbWithY(ref word)) RemoveVerb(ref word);
        RemoveResidual(ref word);
        RemoveAccents(word.Text);
    }

    private static void RemovePronoun(ref StemWord word)
    {
        if (Pronouns.Match(word.Text, out int pronoun) == 0) return;
        ReadOnlySpan<char> rest = word.Text[..^pronoun];
        int group = BeforePronoun.Match(rest, out int ending);
        if (group == 0 || rest.Length - ending < word.RV) return;
        if (group == 3 && !(rest.Length > ending && rest[^(ending + 1)] == 'u')) return;
        word.Drop(pronoun);
        if (group == 1) RemoveAccents(word.Text[^ending..]);
    }

    private static bool RemoveStandardSuffix(ref StemWord word)
    {
        int group = Step1.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, group == 6 ? word.R1 : word.R2)) return false;
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
            case 6:
                if (DropIn(ref word, BeforeAmente, word.R2) == 1) word.TryDrop("at", word.R2);
                break;
            case 7:
                DropIn(ref word, BeforeMente, word.R2);
                break;
            case 8:
                DropIn(ref word, BeforeIdad, word.R2);
                break;
            case 9:
                word.TryDrop("at", word.R2);
                break;
        }

        return true;
    }

    /// <summary>Drops the longest suffix if it lies in a region; the group, or 0 if nothing was dropped.</summary>
    internal static int DropIn(ref StemWord word, SuffixTable table, int region)
    {
        int group = table.Match(word.Text, out int suffix);
        if (group == 0 || !word.IsInRegion(suffix, region)) return 0;
        word.Drop(suffix);
        return group;
    }

    private static bool RemoveVerbWithY(ref StemWord word)
    {
        if (VerbsWithY.Match(word.From(word.RV), out int suffix) == 0 || word.FromEnd(suffix + 1) != 'u') return false;
        word.Drop(suffix);
        return true;
    }

    private static void RemoveVerb(ref StemWord word)
    {
        int group = Verbs.Match(word.From(word.RV), out int suffix);
        word.Drop(suffix);
        if (group == 1 && word.EndsWith("gu")) word.Drop(1);
    }

    private static void RemoveResidual(ref StemWord word)
    {
        int group = Residuals.Match(word.From(word.RV), out int suffix);
        word.Drop(suffix);
        if (group == 2 && word.EndsWith("gu") && word.IsInRegion(1, word.RV)) word.Drop(1);
    }

    private static void RemoveAccents(Span<char> text)
    {
        foreach (ref char letter in text)
        {
            letter = letter switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', _ => letter };
        }
    }
}

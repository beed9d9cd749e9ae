using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Analysis.Germanic;

/// <summary>The Dutch stemmer of W. Kraaij and R. Pohlmann, with the exceptions of Snowball 3.</summary>
/// <remarks>
/// "Porter's stemming algorithm for Dutch", 1994; the rules are those of the version published with Snowball 3, which equals the
/// authors' program. The digraph ij is a vowel. Inflection and derivation go from the end, then the participle's <c>ge</c> from the
/// beginning or the middle together with its <c>d</c> or <c>t</c>; what is left gets its Dutch spelling back.
/// </remarks>
internal sealed class DutchStemmer : Stemmer
{
    /// <inheritdoc/>
    protected override void Stem(ref StemWord word)
    {
        DutchSpelling.MarkRegions(ref word);
        bool isStemmed = DutchSuffixes.RemoveInflection(ref word);
        isStemmed |= DutchSuffixes.RemoveFinalE(ref word);
        isStemmed |= DutchSuffixes.RemoveDerivation(ref word);
        isStemmed |= DutchSuffixes.RemoveAdjectival(ref word);
        if (RemoveParticipleMark(ref word, FindPrefix(word.Text))) isStemmed = true;
        if (RemoveParticipleMark(ref word, FindInfix(word.Text))) isStemmed = true;
        if (word.EndsWith("kt") || word.EndsWith("ft") || word.EndsWith("pt"))
        {
            word.Drop(1);
            isStemmed = true;
        }

        if (isStemmed) DutchSpelling.Simplify(ref word);
    }

    private static bool RemoveParticipleMark(ref StemWord word, int index)
    {
        if (index < 0) return false;
        word.Remove(index, 2);
        Span<char> rest = word.Text[index..];
        if (rest[0] is 'ë' or 'ï') rest[0] = rest[0] == 'ë' ? 'e' : 'i';
        DutchSpelling.MarkRegions(ref word);
        RemoveParticipleEnd(ref word);
        return true;
    }

    private static void RemoveParticipleEnd(ref StemWord word)
    {
        char last = word.FromEnd(1);
        if (last is not ('d' or 't') || !word.IsInRegion(1, word.R1) || !DutchSpelling.EndsWithConsonant(word.Text[..^1])) return;
        bool nextIsInR1 = word.IsInRegion(2, word.R1);
        if (last == 'd')
        {
            if (word.FromEnd(2) == 'n' && nextIsInR1) return;
            if (word.Text is "ind") word.ReplaceEnd(1, "n");
            else word.Drop(1);
        }
        else if (!(word.FromEnd(2) == 'h' && nextIsInR1) && word.Text is not "ent")
        {
            word.Drop(1);
        }
    }

    /// <summary>0 if the word begins with a <c>ge</c> that is to go, otherwise -1.</summary>
    private static int FindPrefix(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("ge") || !MayLoseMark(text[2..])) return -1;
        ReadOnlySpan<char> rest = text[2..];
        bool keeps = rest.StartsWith("eft") || rest.StartsWith("vaa") || rest.StartsWith("vare")
            || (rest.StartsWith("val") && !rest.StartsWith("vali"));
        return keeps ? -1 : 0;
    }

    /// <summary>The index of the first <c>ge</c> after the first letter, if it is to go, otherwise -1.</summary>
    private static int FindInfix(ReadOnlySpan<char> text)
    {
        int index = text.Length > 1 ? text[1..].IndexOf("ge") + 1 : 0;
        return index > 0 && MayLoseMark(text[(index + 2)..]) ? index : -1;
    }

    /// <summary>At least three letters, among them a vowel that is not part of the end.</summary>
    private static bool MayLoseMark(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3) return false;
        int vowel = DutchSpelling.SkipConsonants(rest, 0);
        return DutchSpelling.SkipVowels(rest, vowel) is int end && end > vowel && end < rest.Length;
    }
}

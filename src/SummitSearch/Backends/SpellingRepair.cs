using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Backends;

/// <summary>Replaces words that the index does not know: by a known word that is one edit away and fits the others, else by two known words that stand side by side somewhere, else by one that is two edits away.</summary>
/// <remarks>Two edits are allowed from 8 letters on; one where the word as typed or as meant has 5, and the other at least 4; quoted and excluded words are left alone, and so are words that the index knows, however rare. Of a text full of unknown words the first few are looked into.</remarks>
internal sealed class SpellingRepair(IndexSearcher searcher)
{
    private const int ShortestWord = 5;
    private const int ShortestTyped = 4;
    private const int ShortestWithTwoEdits = 8;
    private const int ShortestHalf = 3;
    private const int MostRepairs = 5;
    private const int MostTries = 20;
    private const int MostCandidates = 8;
    private const int MostInspected = 64;
    private const double WeightOfFrequency = 0.5;
    private const double WeightOfCompany = 0.5;
    private const double OmittedOrSwapped = 1.5;
    private const double FirstLetterWrong = 0.7;

    private static readonly ExactAnalyzer Analyzer = new();

    /// <summary>The query with its unknown words replaced, or null if there are none that can be.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="parts">Its pieces.</param>
    /// <param name="languages">Languages of the index.</param>
    public SpellingCorrection? Repair(string query, IReadOnlyList<QueryPart> parts, IReadOnlyList<IndexedLanguage> languages)
    {
        var corrected = new StringBuilder();
        var words = new List<string>();
        int copied = 0, repairs = 0, tries = 0;
        foreach (QueryPart part in parts)
        {
            int start = query.IndexOf(part.Text, copied, StringComparison.Ordinal);
            string text = part.IsPhrase || part.IsExcluded ? part.Text : Repair(part.Text, languages, ref repairs, ref tries);
            corrected.Append(query, copied, start - copied).Append(text);
            copied = start + part.Text.Length;
            if (!part.IsExcluded) words.Add(text);
        }
        return repairs == 0 ? null : new SpellingCorrection(corrected.Append(query, copied, query.Length - copied).ToString(), string.Join(' ', words));
    }

    private static bool IsWord(string word) => word.Length >= ShortestTyped && word.All(char.IsLetter);

    private string Repair(string text, IReadOnlyList<IndexedLanguage> languages, ref int repairs, ref int tries)
    {
        var words = AnalyzedWords.Of(Analyzer, PassageSchema.Exact, text);
        StringBuilder? corrected = null;
        int shift = 0;
        foreach ((string word, int start, int end, _) in words)
        {
            if (repairs == MostRepairs || tries == MostTries || !IsWord(word) || IsKnown(word, languages)) continue;
            searcher.Clock.ThrowIfOver();
            tries++;
            if (Better(word, words.Select(static w => w.Term), languages) is not { } better) continue;
            corrected ??= new StringBuilder(text);
            corrected.Remove(start + shift, end - start).Insert(start + shift, better);
            shift += better.Length - (end - start);
            repairs++;
        }
        return corrected?.ToString() ?? text;
    }

    private string? Better(string word, IEnumerable<string> query, IReadOnlyList<IndexedLanguage> languages) =>
        Nearest(word, query, 1) ?? Split(word, languages) ?? (word.Length >= ShortestWithTwoEdits ? Nearest(word, query, 2) : null);

    private bool IsKnown(string word, IReadOnlyList<IndexedLanguage> languages) => DocFreq(PassageSchema.Exact, word) > 0
        || languages.Any(l => AnalyzedWords.Of(l.Analyzer, l.TextField, word).Any(w => DocFreq(l.TextField, w.Term) > 0));

    private string? Split(string word, IReadOnlyList<IndexedLanguage> languages)
    {
        for (int at = ShortestHalf; at <= word.Length - ShortestHalf; at++)
        {
            string left = word[..at], right = word[at..];
            if (DocFreq(PassageSchema.Exact, left) > 0 && DocFreq(PassageSchema.Exact, right) > 0 && languages.Any(l => AreNeighbours(l, left, right)))
                return $"{left} {right}";
        }
        return null;
    }

    private bool AreNeighbours(IndexedLanguage language, string left, string right)
    {
        AnalyzedPhrase phrase = AnalyzedPhrase.Of(language.Analyzer, language.TextField, $"{left} {right}");
        return phrase.Terms.Count == 2 && searcher.Count(phrase.In(language.TextField)) > 0;
    }

    /// <summary>Of the words within some edits, the one that is likeliest beside the other words of the query.</summary>
    private string? Nearest(string word, IEnumerable<string> query, int edits)
    {
        (string Word, double Likelihood)[] near = [.. NearWords.Find(searcher.Reader, PassageSchema.Exact, word, edits, MostInspected, searcher.Clock)
            .Where(c => IsLongEnough(word, c.Term) && c.Term.All(char.IsLetter))
            .Select(c => (c.Term, Likelihood(word, c)))
            .OrderByDescending(static c => c.Item2).Take(MostCandidates)];
        if (near.Length < 2) return near.Length == 0 ? null : near[0].Word;
        var company = new WordCompany(searcher, query, word);
        return near.MaxBy(c => c.Likelihood + (WeightOfCompany * company.Of(c.Word))).Word;
    }

    private static bool IsLongEnough(string typed, string meant) => Math.Max(typed.Length, meant.Length) >= ShortestWord && meant.Length >= ShortestTyped;

    /// <summary>How likely a typed word stands for another, as a logarithm: frequent ones are likelier; a letter left out or two swapped come about in fewer ways than a letter put in or
    /// replaced, so that among as many such words more are right; and the first letter is seldom wrong.</summary>
    private static double Likelihood(string typed, TermCompletion meant)
    {
        double likelihood = WeightOfFrequency * Math.Log(meant.DocFreq);
        if (meant.Term.Length > typed.Length || IsSwap(typed, meant.Term)) likelihood += OmittedOrSwapped;
        return typed[0] == meant.Term[0] ? likelihood : likelihood - FirstLetterWrong;
    }

    private static bool IsSwap(string typed, string meant)
    {
        int at = typed.AsSpan().CommonPrefixLength(meant);
        return typed.Length == meant.Length && at + 1 < typed.Length && typed[at] == meant[at + 1] && typed[at + 1] == meant[at];
    }

    private int DocFreq(string field, string word) => searcher.StatesOf(new Term(field, word)).DocFreq;
}

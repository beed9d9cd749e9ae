using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Backends;

/// <summary>Replaces words that the index does not know: by two known words that stand side by side somewhere, else by a known word that is near and fits the others.</summary>
/// <remarks>One edit is allowed for 5 to 7 letters, two from 8 on, where no word is one edit away; quoted and excluded words are left alone, and so are words that the index knows, however rare. Of a text full of unknown words the first few are looked into.</remarks>
internal sealed class SpellingRepair(IndexSearcher searcher)
{
    private const int ShortestWord = 5;
    private const int ShortestWithTwoEdits = 8;
    private const int ShortestHalf = 3;
    private const int MostRepairs = 5;
    private const int MostTries = 20;
    private const int MostCandidates = 8;
    private const float WeightOfFrequency = 0.5f;

    private static readonly ExactAnalyzer Analyzer = new();
    private static readonly DirectSpellChecker OneEdit = new(new SpellOptions { MaxEdits = 1, MinPrefix = 0, MaxInspections = 20, Accuracy = 0, MinQueryLength = ShortestWord });
    private static readonly DirectSpellChecker TwoEdits = new(new SpellOptions { MinEdits = 2, MaxEdits = 2, MinPrefix = 0, MaxInspections = 20, Accuracy = 0, MinQueryLength = ShortestWord });

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

    private static bool IsWord(string word) => word.Length >= ShortestWord && word.All(char.IsLetter);

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
            if ((Split(word, languages) ?? Nearest(word, words.Select(static w => w.Term))) is not { } better) continue;
            corrected ??= new StringBuilder(text);
            corrected.Remove(start + shift, end - start).Insert(start + shift, better);
            shift += better.Length - (end - start);
            repairs++;
        }
        return corrected?.ToString() ?? text;
    }

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

    /// <summary>Of the words within the fewest edits, the one that stands best beside the other words of the query, frequent ones before rare ones.</summary>
    private string? Nearest(string word, IEnumerable<string> query)
    {
        IReadOnlyList<SpellSuggestion> near = OneEdit.Suggest(searcher.Reader, PassageSchema.Exact, word, MostCandidates, SpellMode.NotInIndex, searcher.Clock);
        if (near.Count == 0 && word.Length >= ShortestWithTwoEdits) near = TwoEdits.Suggest(searcher.Reader, PassageSchema.Exact, word, MostCandidates, SpellMode.NotInIndex, searcher.Clock);
        if (near.Count < 2) return near.Count == 0 ? null : near[0].Word;
        TermQuery[] others = [.. query.Where(w => w != word && !QuestionWords.Contains(w)).Distinct().Select(static w => new TermQuery(new Term(PassageSchema.Exact, w)))];
        return near.MaxBy(candidate => (WeightOfFrequency * MathF.Log(candidate.DocFreq)) + BestBeside(candidate.Word, others)).Word;
    }

    /// <summary>The score of the passage that has the candidate and says most of the rest of the query.</summary>
    private float BestBeside(string candidate, TermQuery[] others)
    {
        if (others.Length == 0) return 0;
        var builder = new BooleanQueryBuilder { MaxClauses = int.MaxValue, MinimumShouldMatch = 1 };
        builder.Add(new TermQuery(new Term(PassageSchema.Exact, candidate)), Occur.Filter);
        foreach (TermQuery other in others) builder.Add(other, Occur.Should);
        IReadOnlyList<ScoreDoc> hits = searcher.Search(builder.Build(), 1).Hits;
        return hits.Count == 0 ? 0 : hits[0].Score;
    }

    private int DocFreq(string field, string word) => searcher.StatesOf(new Term(field, word)).DocFreq;
}

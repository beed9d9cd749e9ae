using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Synonyms;

namespace SummitSearch.Backends;

/// <summary>The synonyms as one language's analysis sees them, ready to be found in queries.</summary>
/// <remarks>Immutable and thread-safe. Made once for each state of the file and each language.</remarks>
internal sealed class SynonymMap
{
    private static readonly ConditionalWeakTable<SynonymSet, ConcurrentDictionary<string, SynonymMap>> Known = [];

    // Pronouns that are no stop words of the analysis and yet mean something else in capitals.
    private const string UsPronoun = "us";

    private static readonly ExactAnalyzer Words = new();

    private readonly Analyzer _analyzer;
    private readonly string _field;
    private readonly Dictionary<string, List<Entry>> _byFirstWord = new(StringComparer.Ordinal);

    private SynonymMap(SynonymSet set, string language)
    {
        _analyzer = LanguageFields.AnalyzerOf(language);
        _field = PassageSchema.Text(language);
        foreach (SynonymRule rule in set.Rules)
        {
            foreach (string synonym in rule.From) Add(synonym, [.. rule.To.Where(other => other != synonym)]);
        }
        foreach (List<Entry> entries in _byFirstWord.Values) entries.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>The map of a language.</summary>
    public static SynonymMap Of(SynonymSet set, string language) => Known.GetOrCreateValue(set).GetOrAdd(language, static (name, rules) => new SynonymMap(rules, name), set);

    /// <summary>The synonyms in a piece of a query; where several begin at one word the longest counts, and none overlap.</summary>
    public IEnumerable<SynonymGroup> Find(string text)
    {
        List<Word> words = WordsOf(text);
        for (int at = 0; at < words.Count;)
        {
            int length = 1;
            if (_byFirstWord.TryGetValue(words[at].Key, out List<Entry>? entries) && LongestAt(entries, words, at) is { Count: > 0 } found)
            {
                length = found[0].Words.Length;
                string typed = text[words[at].Start..words[at + length - 1].End];
                yield return new SynonymGroup([.. AnalyzedWords.Of(_analyzer, _field, typed).Select(static w => w.Term)], [.. found.SelectMany(static e => e.Alternatives)]);
            }
            at += length;
        }
    }

    private void Add(string synonym, string[] others)
    {
        List<Word> words = WordsOf(synonym);
        AnalyzedPhrase[] alternatives = [.. others.Select(other => AnalyzedPhrase.Of(_analyzer, _field, other)).Where(static p => p.Terms.Count > 0)];
        if (words.Count == 0 || alternatives.Length == 0) return;
        var entry = new Entry([.. words.Select(static w => w.Key)], words.Count == 1 && words[0].IsCapitals && IsCommonWord(words[0].Key), alternatives);
        if (_byFirstWord.TryGetValue(words[0].Key, out List<Entry>? known)) known.Add(entry);
        else _byFirstWord.Add(words[0].Key, [entry]);
    }

    private static List<Entry> LongestAt(List<Entry> entries, List<Word> words, int at)
    {
        List<Entry> fitting = [.. entries.Where(e => Fits(e, words, at))];
        return fitting.FindAll(e => e.Words.Length == fitting[0].Words.Length);
    }

    private static bool Fits(Entry entry, List<Word> words, int at)
    {
        if (at + entry.Words.Length > words.Count || (entry.NeedsCapitals && !words[at].IsCapitals)) return false;
        for (int i = 0; i < entry.Words.Length; i++)
        {
            if (words[at + i].Key != entry.Words[i]) return false;
        }
        return true;
    }

    /// <summary>Words as the analysis stems them, or as they are written where it drops them.</summary>
    private List<Word> WordsOf(string text) =>
        [.. AnalyzedWords.Of(Words, PassageSchema.Exact, text).Select(w =>
        {
            string written = text[w.Start..w.End];
            return new Word(AnalyzedWords.Of(_analyzer, _field, written).FirstOrDefault().Term ?? w.Term, w.Start, w.End, written.Any(char.IsUpper) && !written.Any(char.IsLower));
        })];

    /// <summary>"WHO" and "US" are names in capitals only.</summary>
    private bool IsCommonWord(string word) => word == UsPronoun || QuestionWords.Contains(word) || AnalyzedWords.Of(_analyzer, _field, word).Count == 0;

    private readonly record struct Word(string Key, int Start, int End, bool IsCapitals);

    private sealed record Entry(string[] Words, bool NeedsCapitals, AnalyzedPhrase[] Alternatives);
}

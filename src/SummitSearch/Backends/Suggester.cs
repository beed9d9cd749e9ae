using SummitSearch.Articles;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Backends;

/// <summary>Suggests how typed text may go on: its last word, phrases and names, whole headlines. Only what a visible article holds.</summary>
/// <param name="reader">The index.</param>
/// <param name="visible">What may be seen of it.</param>
internal sealed class Suggester(IndexReader reader, VisibleDocuments visible)
{
    // Some completions are of articles that nobody may see any more.
    private const int Spare = 3;
    private const int MostHeadlinesDated = 50;

    private static readonly ExactAnalyzer Words = new();

    private readonly TermCompleter _words = new(reader, PassageSchema.Exact);
    private readonly HeadlineCompleter _headlines = new(reader);

    /// <summary>The suggestions: words, then phrases and names, then headlines. Typos are forgiven where nothing matches as typed.</summary>
    public IReadOnlyList<string> Suggest(string typed, int limit)
    {
        int start = typed.Length;
        while (start > 0 && (char.IsLetterOrDigit(typed[start - 1]) || char.IsSurrogate(typed[start - 1]))) start--;
        string head = typed[..start], last = typed[start..];
        string[] before = [.. AnalyzedWords.Of(Words, PassageSchema.Exact, head).Select(static w => w.Term)];
        List<string> words = WordsFrom(_words, head, before, last, limit, similar: false);
        (List<string> phrases, List<string> headlines) = Texts(HeadlineTerms.Normalize(typed) + (last.Length == 0 ? " " : ""), limit);
        if (words.Count + phrases.Count + headlines.Count == 0)
        {
            List<string> repaired = WordsFrom(_words, head, before, last, limit, similar: true);
            words.AddRange(repaired);
            foreach (string text in repaired.Take(1))
            {
                (List<string> morePhrases, List<string> moreHeadlines) = Texts(HeadlineTerms.Normalize(text), limit);
                phrases.AddRange(morePhrases);
                headlines.AddRange(moreHeadlines);
            }
        }
        return Merge(words, phrases, headlines, limit);
    }

    /// <summary>Half of the places are for words, a quarter for phrases and names; what one kind does not need the others take.</summary>
    private static List<string> Merge(List<string> words, List<string> phrases, List<string> headlines, int limit)
    {
        int forHeadlines = Math.Min(headlines.Count, limit / 4), forPhrases = Math.Min(phrases.Count, limit / 4);
        IEnumerable<string> ordered = words.Take(limit - forHeadlines - forPhrases).Concat(phrases.Take(Math.Max(forPhrases, limit - words.Count - forHeadlines))).Concat(headlines).Concat(words).Concat(phrases);
        return [.. ordered.DistinctBy(static s => s.ToUpperInvariant()).Take(limit)];
    }

    private List<string> WordsFrom(TermCompleter completer, string head, string[] before, string last, int limit, bool similar)
    {
        if (last.Length == 0) return [];
        string lower = last.ToLowerInvariant();
        IReadOnlyList<TermCompletion> found = similar ? completer.CompleteSimilar(lower, limit * Spare) : completer.Complete(lower, limit * Spare);
        return [.. found.Where(c => visible.AnyPassageWith([.. before, c.Term])).Take(limit).Select(c => head + InCaseOf(last, c.Term))];
    }

    private (List<string> Phrases, List<string> Headlines) Texts(string typed, int limit)
    {
        if (typed.Length < HeadlineCompleter.ShortestTyped) return ([], []);
        List<HeadlineMatch> matches = _headlines.Complete(typed);
        List<string> phrases = [.. matches.Where(static m => m.Kind is HeadlineMatch.Phrase or HeadlineTerms.Name).Select(Written).OfType<string>().Take(limit)];
        IEnumerable<(HeadlineMatch Match, int Document)> headlines = matches
            .Where(static m => m.Kind is HeadlineTerms.Headline or HeadlineTerms.HeadlineWord)
            .SelectMany(m => visible.Articles(TermOf(m.Text, m.Kind)).Take(1).Select(document => (m, document))).Take(MostHeadlinesDated)
            .OrderBy(static h => h.m.Kind).ThenByDescending(h => StoryColumns.TimeAt(reader, h.document));
        return (phrases, [.. headlines.Take(limit).Select(h => ArticleAt(h.Document).Title)]);
    }

    /// <summary>A phrase or name as an article writes it; null if no visible article does.</summary>
    private string? Written(HeadlineMatch match)
    {
        if (match.Kind == HeadlineMatch.Phrase) return visible.AnyPassageWith([.. AnalyzedWords.Of(Words, PassageSchema.Exact, match.Text).Select(static w => w.Term)]) ? match.Text : null;
        foreach (int document in visible.Articles(TermOf(match.Text, match.Kind)).Take(1)) return HeadlineTerms.Written(ArticleAt(document), match.Text, match.Kind);
        return null;
    }

    private Article ArticleAt(int document) => ArticleDocuments.Read(reader, document).Article;

    private static Term TermOf(string text, byte kind) => new(PassageSchema.Starts, $"{text}{(char)HeadlineTerms.End}{(char)kind}");

    private static string InCaseOf(string word, string completion) =>
        completion.Length >= word.Length && completion.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? word + completion[word.Length..] : completion;
}

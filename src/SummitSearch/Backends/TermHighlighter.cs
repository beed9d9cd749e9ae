using SummitSearch.Lucene.Analysis;
using SummitSearch.Passages;

namespace SummitSearch.Backends;

/// <summary>Marks where a query hits a text: words by their stems, quoted phrases only as phrases.</summary>
/// <remarks>Linear in the text. Ranges never cut a word, and with it no surrogate pair.</remarks>
internal sealed class TermHighlighter
{
    private readonly HashSet<string> _words;
    private readonly IReadOnlyList<IReadOnlyList<(string Term, int Position)>> _phrases;

    /// <summary>Takes the words and phrases of a plan for one language.</summary>
    public TermHighlighter(QueryPlan plan, string language)
    {
        _phrases = plan.Phrases.TryGetValue(language, out var phrases) ? phrases : [];
        IReadOnlyList<QueryTerm> terms = plan.Terms.TryGetValue(language, out var known) ? known : [];
        HashSet<string> onlyInPhrases = [.. _phrases.SelectMany(static p => p).Select(static p => p.Term)];
        // Words that only ask would mark half the text.
        _words = [.. terms.Where(t => !t.IsQuestionWord && !(onlyInPhrases.Contains(t.Text) && t.Weight == 1)).Select(static t => t.Text)];
    }

    /// <summary>The ranges hit, ascending, not overlapping.</summary>
    public List<TextRange> Mark(Analyzer analyzer, string field, string text)
    {
        var tokens = AnalyzedWords.Of(analyzer, field, text);
        var marked = new bool[tokens.Count];
        for (int i = 0; i < tokens.Count; i++) marked[i] = _words.Contains(tokens[i].Term);
        foreach (IReadOnlyList<(string Term, int Position)> phrase in _phrases) MarkPhrase(tokens, phrase, marked);
        var ranges = new List<TextRange>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!marked[i]) continue;
            var range = new TextRange(tokens[i].Start, tokens[i].End);
            if (ranges.Count > 0 && range.Start < ranges[^1].End) ranges[^1] = new TextRange(ranges[^1].Start, Math.Max(ranges[^1].End, range.End));
            else ranges.Add(range);
        }
        return ranges;
    }

    private static void MarkPhrase(List<(string Term, int Start, int End, int Position)> tokens, IReadOnlyList<(string Term, int Position)> phrase, bool[] marked)
    {
        var hits = new int[phrase.Count];
        for (int first = 0; first < tokens.Count; first++)
        {
            if (tokens[first].Term != phrase[0].Term) continue;
            int at = first, found = 0;
            foreach ((string term, int position) in phrase)
            {
                while (at < tokens.Count && (tokens[at].Position < tokens[first].Position + position || (tokens[at].Position == tokens[first].Position + position && tokens[at].Term != term))) at++;
                if (at == tokens.Count || tokens[at].Position != tokens[first].Position + position) break;
                hits[found++] = at;
            }
            if (found < phrase.Count) continue;
            foreach (int hit in hits) marked[hit] = true;
        }
    }
}

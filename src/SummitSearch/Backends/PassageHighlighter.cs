using SummitSearch.Lucene.Highlighting;
using SummitSearch.Lucene.Searching;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Marks where a query hits the text of a passage, and picks the sentence that answers best.</summary>
/// <remarks>Every word counts as analysed; phrases count as phrases only. Ranges never cut a word, and with it no surrogate pair. Linear in the text, of which
/// <see cref="LongestText"/> characters are looked at.</remarks>
internal sealed class PassageHighlighter(Query query, string language)
{
    /// <summary>Beyond it nothing is marked.</summary>
    public const int LongestText = 100_000;

    // Every sentence with a hit is wanted: the best one is chosen here, and the hits of all of them are shown.
    private static readonly HighlightOptions Options = new() { MaxPassages = int.MaxValue, MaxPassagesWithoutMatch = 0, MaxLength = LongestText };

    private readonly UnifiedHighlighter _highlighter = new(LanguageFields.AnalyzerOf(language), Options);

    /// <summary>The hits in a text.</summary>
    public PassageHighlights Mark(string text)
    {
        IReadOnlyList<Lucene.Highlighting.Passage> sentences = _highlighter.Highlight(query, PassageSchema.Text(language), text);
        if (sentences.Count == 0) return PassageHighlights.None;
        var ranges = new List<TextRange>();
        foreach (Lucene.Highlighting.Passage sentence in sentences)
        {
            foreach (HighlightMatch match in sentence.Matches)
            {
                if (ranges.Count > 0 && match.Start < ranges[^1].End) ranges[^1] = new TextRange(ranges[^1].Start, Math.Max(ranges[^1].End, match.End));
                else ranges.Add(new TextRange(match.Start, match.End));
            }
        }
        Lucene.Highlighting.Passage best = sentences.MaxBy(static s => s.Score)!;
        return new PassageHighlights(ranges, new TextRange(best.Start, best.Start + text.AsSpan(best.Start, best.End - best.Start).TrimEnd().Length));
    }
}

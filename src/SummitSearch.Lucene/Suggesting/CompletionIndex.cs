using System.Text;
using SummitSearch.Lucene.Analysis.Unicode;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>Completes what is being typed to words, titles and phrases that contain it from the beginning of any of their words.</summary>
/// <remarks>
/// Case does not count. From <see cref="MinFuzzyLength"/> letters on, one edit behind the first letter is forgiven (two from eight letters on) where too few
/// suggestions match as typed. Immutable and thread-safe: build a new one when the entries change. About 16 bytes a word beside the texts; a sorted list
/// of word beginnings with the greatest weight of each block, so that short inputs with very many matches need not look at all of them.
/// </remarks>
public sealed class CompletionIndex
{
    /// <summary>Letters from which on edits are forgiven.</summary>
    public const int MinFuzzyLength = 4;

    private const int TwoEditsLength = 8;

    private readonly CompletionEntry[] _entries;
    private readonly WordBeginnings _beginnings;

    private CompletionIndex(CompletionEntry[] entries)
    {
        _entries = entries;
        _beginnings = new WordBeginnings(entries);
    }

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>Builds the index; of equal texts the heaviest counts.</summary>
    /// <param name="entries">Entries in any order; empty texts are left out.</param>
    public static CompletionIndex Build(IEnumerable<CompletionEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Dictionary<string, long> byText = new(StringComparer.Ordinal);
        foreach (CompletionEntry entry in entries)
        {
            if (!string.IsNullOrWhiteSpace(entry.Text) && (!byText.TryGetValue(entry.Text, out long weight) || entry.Weight > weight))
                byText[entry.Text] = entry.Weight;
        }
        // Heavier entries get lower numbers: comparing numbers is then comparing weights.
        CompletionEntry[] sorted = [.. byText.Select(static e => new CompletionEntry(e.Key, e.Value))];
        Array.Sort(sorted, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Text, b.Text));
        return new CompletionIndex(sorted);
    }

    /// <summary>The best completions: those that match as typed first, then those with fewer edits; each by falling weight, then by text.</summary>
    /// <param name="typed">What was typed; surrounding white space does not count.</param>
    /// <param name="count">How many to give at most; at least 1.</param>
    /// <param name="fuzzy">Whether to forgive edits.</param>
    public IReadOnlyList<Completion> Complete(string typed, int count, bool fuzzy = true)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        string normal = Normalize(typed);
        if (normal.Length == 0)
            return [];
        TopEntries top = new(count);
        _beginnings.AddMatches(Encoding.UTF8.GetBytes(normal), top);
        int letters = normal.EnumerateRunes().Count();
        if (fuzzy && !top.IsFull && letters is >= MinFuzzyLength and <= WordBeginnings.LongestFuzzyText)
        {
            int edits = letters < TwoEditsLength ? 1 : 2;
            ByteDfa similar = LevenshteinPattern.Compile(normal, edits, 1, true, AutomatonLimits.Default, anyTail: true);
            _beginnings.AddMatches(similar, top);
        }
        return [.. top.BestFirst().Select(t => new Completion(_entries[t.Entry].Text, _entries[t.Entry].Weight, t.Edits))];
    }

    /// <summary>Lower case, single spaces.</summary>
    internal static string Normalize(string text) =>
        string.Join(' ', LowerCaseTable.ToLower(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

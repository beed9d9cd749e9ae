using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Suggesting;

/// <summary>Completes what is being typed, straight from the dictionary of a field: nothing has to be built, and what a commit adds can be completed at once.</summary>
/// <remarks>
/// Thread-safe. A completion looks at the terms of each segment that begin as typed. Where there are very many, as of one or two letters, their best are remembered
/// with the segment's files for as long as they are open, whatever is deleted meanwhile. Of two segments only the best of each are compared, so that a term which is rare in all of them may be missed.
/// </remarks>
/// <param name="reader">The index; the caller keeps it open.</param>
/// <param name="field">A field whose terms are words in lower case.</param>
public sealed class TermCompleter(IndexReader reader, string field)
{
    /// <summary>Letters from which on edits are forgiven.</summary>
    public const int MinFuzzyLength = 4;

    private const int TwoEditsLength = 8;
    private const int ShortLength = 2;
    private const int RememberedTerms = 64;

    // A quarter of the dictionary at most is remembered for beginnings of one length.
    private const int LeastRemembered = 4 * RememberedTerms;
    private const int MostLetters = 64;

    private static readonly ConditionalWeakTable<FieldTerms, ConcurrentDictionary<string, TermCompletion[]>> Remembered = [];

    /// <summary>The most frequent terms that begin with a text, then in order of the alphabet.</summary>
    /// <param name="prefix">Beginning in lower case; not empty.</param>
    /// <param name="count">How many to give at most; at least 1.</param>
    public IReadOnlyList<TermCompletion> Complete(string prefix, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        byte[] utf8 = Encoding.UTF8.GetBytes(prefix);
        return Best(count, terms => count > RememberedTerms ? BestOf(Beginning(terms, utf8), count, out _) : BestRemembered(terms, prefix, utf8, prefix.Length <= ShortLength ? RememberedTerms : count));
    }

    /// <summary>The most frequent terms that begin like a text with one edit behind its first letter (two behind the second from eight letters on, where one
    /// finds nothing). A swap of neighbours is one edit. Nothing for texts below <see cref="MinFuzzyLength"/> letters.</summary>
    /// <param name="typed">Beginning in lower case.</param>
    /// <param name="count">How many to give at most; at least 1.</param>
    public IReadOnlyList<TermCompletion> CompleteSimilar(string typed, int count)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int letters = typed.EnumerateRunes().Count();
        if (letters is < MinFuzzyLength or > MostLetters)
            return [];
        IReadOnlyList<TermCompletion> near = Similar(typed, 1, count);
        return near.Count > 0 || letters < TwoEditsLength ? near : Similar(typed, 2, count);
    }

    private IReadOnlyList<TermCompletion> Similar(string typed, int edits, int count)
    {
        ByteDfa similar = LevenshteinPattern.Compile(typed, edits, prefixLength: edits, transpositions: true, AutomatonLimits.Default, anyTail: true);
        return Best(count, terms => BestOf(new AutomatonWalk(terms.OpenTerms(), similar, SearchClock.Never), count, out _));
    }

    private TermCompletion[] Best(int count, Func<FieldTerms, TermCompletion[]> bestOfSegment)
    {
        using ReaderLease lease = reader.Acquire();
        HashSet<string> candidates = new(StringComparer.Ordinal);
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(field) is { } terms)
                candidates.UnionWith(bestOfSegment(terms).Select(static c => c.Term));
        }
        return [.. candidates.Select(c => new TermCompletion(c, TermStates.DocFreqOf(reader, new Term(field, c))))
            .OrderByDescending(static c => c.DocFreq).ThenBy(static c => c.Term, StringComparer.Ordinal).Take(count)];
    }

    private static TermCompletion[] BestRemembered(FieldTerms terms, string prefix, byte[] utf8, int count)
    {
        ConcurrentDictionary<string, TermCompletion[]> remembered = Remembered.GetOrCreateValue(terms);
        if (!remembered.TryGetValue(prefix, out TermCompletion[]? best))
        {
            best = BestOf(Beginning(terms, utf8), RememberedTerms, out int walked);
            if (walked > LeastRemembered) remembered.TryAdd(prefix, best);
        }
        return best.Length <= count ? best : best[..count];
    }

    private static PrefixWalk Beginning(FieldTerms terms, byte[] prefix) => new(terms.OpenTerms(), prefix, SearchClock.Never);

    /// <summary>The most frequent terms of a walk over a segment, in falling order.</summary>
    private static TermCompletion[] BestOf(TermWalk walk, int count, out int walked)
    {
        PriorityQueue<string, int> best = new();
        for (walked = 0; walk.MoveNext(); walked++)
        {
            int docFreq = walk.Entry.DocFreq;
            if (best.Count < count)
                best.Enqueue(Encoding.UTF8.GetString(walk.Term), docFreq);
            else if (best.TryPeek(out _, out int least) && docFreq > least)
                best.DequeueEnqueue(Encoding.UTF8.GetString(walk.Term), docFreq);
        }
        return [.. best.UnorderedItems.Select(static b => new TermCompletion(b.Element, b.Priority)).OrderByDescending(static c => c.DocFreq).ThenBy(static c => c.Term, StringComparer.Ordinal)];
    }
}

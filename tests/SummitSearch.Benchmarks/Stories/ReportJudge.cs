using System.Text.RegularExpressions;

namespace SummitSearch.Benchmarks.Stories;

/// <summary>Decides which stories of a collection are near-duplicates in another way than the index does: by aligning their words, over all pairs that share anything.</summary>
/// <remarks>
/// What counts is how much of the shorter text stands in the longer one: words in the same order (longest common subsequence), and numbers. With nine words of
/// ten and nine numbers of ten two texts are clearly the same, with less than three words of four or less than six numbers of ten clearly not; between
/// these people disagree, so such pairs are neither asked for nor held against the index. Slow, quadratic in places.
/// </remarks>
internal sealed partial class ReportJudge
{
    private const double LeastLength = 0.25;
    private const int LeastWords = 20;
    private const int MostReportsWithShingle = 300;
    private const double LeastShinglesInCommon = 0.15;

    private static readonly HashSet<string> NumberWords = [.. "one two three four five six seven eight nine ten eleven twelve".Split(' ')];

    private readonly string[][] _words;

    /// <summary>Takes the stories, headlines included.</summary>
    public ReportJudge(IEnumerable<string> texts) => _words = [.. texts.Select(static t => WordPattern().Matches(t.ToLowerInvariant()).Select(static m => m.Value).ToArray())];

    /// <summary>All pairs that are clearly the same.</summary>
    public HashSet<(int A, int B)> Same() => [.. Candidates().Where(p => Agree(p.A, p.B, 0.9, 0.9, LeastLength))];

    /// <summary>True for a pair that is clearly not the same.</summary>
    public bool AreDifferent(int a, int b) => !Agree(a, b, 0.75, 0.6, 0);

    private bool Agree(int a, int b, double leastWords, double leastNumbers, double leastLength)
    {
        (string[] shorter, string[] longer) = _words[a].Length <= _words[b].Length ? (_words[a], _words[b]) : (_words[b], _words[a]);
        if (shorter.Length < LeastWords || shorter.Length < leastLength * longer.Length) return false;
        HashSet<string> numbers = [.. shorter.Where(IsNumber)];
        if (numbers.Count(longer.Contains) < leastNumbers * numbers.Count) return false;
        return CommonSubsequence(shorter, longer) >= leastWords * shorter.Length;
    }

    /// <summary>Pairs that share shingles of three words, but for those that very many stories have.</summary>
    private IEnumerable<(int A, int B)> Candidates()
    {
        HashSet<(string, string, string)>[] shingles = [.. _words.Select(static w => Enumerable.Range(0, Math.Max(0, w.Length - 2)).Select(i => (w[i], w[i + 1], w[i + 2])).ToHashSet())];
        var counts = new Dictionary<(int, int), int>();
        foreach (int[] group in shingles.SelectMany(static (s, i) => s.Select(h => (Shingle: h, Report: i))).GroupBy(static p => p.Shingle, static p => p.Report).Select(static g => g.ToArray()))
        {
            if (group.Length > MostReportsWithShingle) continue;
            for (int i = 0; i < group.Length; i++)
            {
                for (int j = i + 1; j < group.Length; j++)
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (group[i], group[j]), out _)++;
            }
        }
        return counts.Where(c => c.Value >= LeastShinglesInCommon * Math.Min(shingles[c.Key.Item1].Count, shingles[c.Key.Item2].Count)).Select(static c => c.Key);
    }

    private static bool IsNumber(string word) => char.IsDigit(word[0]) || NumberWords.Contains(word);

    private static int CommonSubsequence(string[] a, string[] b)
    {
        int[] above = new int[b.Length + 1], row = new int[b.Length + 1];
        foreach (string word in a)
        {
            for (int j = 0; j < b.Length; j++) row[j + 1] = word == b[j] ? above[j] + 1 : Math.Max(above[j + 1], row[j]);
            (above, row) = (row, above);
        }
        return above[^1];
    }

    [GeneratedRegex(@"\d+(?:[.,/'-]\d+)*|\p{L}+")]
    private static partial Regex WordPattern();
}

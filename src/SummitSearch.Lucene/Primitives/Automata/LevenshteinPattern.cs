using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Compiles automata that accept every term within some edits of a word; the value of an accepting state is the number of edits.</summary>
internal static class LevenshteinPattern
{
    /// <summary>Compiles the automaton of a word.</summary>
    /// <param name="word">The word; lone surrogates count as U+FFFD.</param>
    /// <param name="edits">0 to <see cref="LevenshteinTables.MaxEdits"/>.</param>
    /// <param name="prefixLength">Code points at the beginning that must be equal.</param>
    /// <param name="transpositions">True: a swap of neighbours is one edit.</param>
    /// <param name="anyTail">True: also accepts texts of which only a beginning is that near (for completions); the value is then the fewest edits of any such beginning.</param>
    /// <param name="limits">Bounds the states; a word of about 1,000 code points is the most.</param>
    /// <exception cref="AutomatonTooComplexException">The word is too long.</exception>
    public static ByteDfa Compile(string word, int edits, int prefixLength, bool transpositions, AutomatonLimits limits, bool anyTail = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)edits, (uint)LevenshteinTables.MaxEdits, nameof(edits));
        Rune[] all = [.. word.EnumerateRunes()];
        int cut = Math.Min(Math.Max(prefixLength, 0), all.Length);
        return new LevenshteinCompiler(all.AsSpan(0, cut), all.AsSpan(cut), LevenshteinTables.For(edits, transpositions), limits, anyTail).Compile();
    }

    /// <summary>The restricted Damerau distance (or plain Levenshtein) of two texts in code points; the slow twin of the automaton.</summary>
    /// <remarks>O(n m) time and memory.</remarks>
    public static int Distance(string left, string right, bool transpositions)
    {
        Rune[] a = [.. left.EnumerateRunes()];
        Rune[] b = [.. right.EnumerateRunes()];
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                int best = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (transpositions && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, d[i - 2, j - 2] + 1);
                d[i, j] = best;
            }
        }
        return d[a.Length, b.Length];
    }
}

namespace SummitSearch.Backends;

/// <summary>Scores how close together the words of a query stand in a passage.</summary>
/// <param name="weights">How far the words may stand apart.</param>
/// <param name="idfs">How rare each word is.</param>
/// <param name="values">What each word counts in a window: its rarity, and more if the query repeats it.</param>
internal sealed class ProximityScorer(RankingWeights weights, float[] idfs, float[] values)
{
    private readonly int[] _inWindow = new int[idfs.Length];

    /// <summary>The greatest sum of the values of distinct words within one window.</summary>
    public float BestWindow(PositionTable positions)
    {
        ReadOnlySpan<long> all = positions.Sorted();
        Array.Clear(_inWindow);
        float sum = 0, best = 0;
        for (int end = 0, start = 0; end < all.Length; end++)
        {
            int term = PositionTable.TermOf(all[end]), place = PositionTable.PositionOf(all[end]);
            if (_inWindow[term]++ == 0) sum += values[term];
            for (; place - PositionTable.PositionOf(all[start]) >= weights.WindowLength; start++)
            {
                int left = PositionTable.TermOf(all[start]);
                if (--_inWindow[left] == 0) sum -= values[left];
            }
            best = Math.Max(best, sum);
        }
        return best;
    }

    /// <summary>For words that follow one another in the query: how often they stand near, in any order, saturated, times the rarer one's weight.</summary>
    public float Pairs(PositionTable positions)
    {
        float score = 0;
        for (int t = 1; t < idfs.Length; t++)
        {
            int near = Near(positions.Of(t - 1), positions.Of(t));
            score += Math.Max(idfs[t - 1], idfs[t]) * near / (near + weights.K1);
        }
        return score;
    }

    /// <summary>How many places of the one word have a place of the other within reach.</summary>
    private int Near(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int near = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            int distance = left[i] - right[j];
            if (Math.Abs(distance) <= weights.PairDistance)
            {
                near++;
                i++;
                j++;
            }
            else if (distance < 0) i++;
            else j++;
        }
        return near;
    }
}

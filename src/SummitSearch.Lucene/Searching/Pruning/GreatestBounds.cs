namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Where to begin a search: the places with the greatest bounds.</summary>
internal static class GreatestBounds
{
    /// <summary>The indexes of the greatest bounds, greatest first.</summary>
    /// <param name="bounds">The bounds.</param>
    /// <param name="wanted">How many at most.</param>
    public static int[] Of(ReadOnlySpan<ushort> bounds, int wanted)
    {
        wanted = Math.Min(wanted, bounds.Length);
        PriorityQueue<int, int> best = new(wanted);
        int floor = -1;
        for (int i = 0; i < bounds.Length; i++)
        {
            int bound = bounds[i];
            if (best.Count < wanted)
            {
                best.Enqueue(i, bound);
                best.TryPeek(out _, out floor);
            }
            else if (bound > floor)
            {
                best.DequeueEnqueue(i, bound);
                best.TryPeek(out _, out floor);
            }
        }
        int[] order = new int[best.Count];
        for (int i = order.Length - 1; i >= 0; i--)
            order[i] = best.Dequeue();
        return order;
    }
}

using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class ProximityScorerTests
{
    [Fact]
    public void BestWindow_EqualsTryingEveryWindow()
    {
        const int seed = 7;
        var random = new Random(seed);
        float[] idfs = [1f, 1f, 1f, 1f], values = [1f, 2f, 4f, 8f];
        for (int round = 0; round < 2000; round++)
        {
            var weights = new RankingWeights { WindowLength = random.Next(1, 12) };
            List<(int Position, int Term)> places = [.. Enumerable.Range(0, random.Next(10)).Select(_ => (random.Next(30), random.Next(4))).Distinct()];
            float expected = 0;
            for (int start = 0; start < 30; start++)
                expected = Math.Max(expected, places.Where(p => p.Position >= start && p.Position < start + weights.WindowLength).Select(static p => p.Term).Distinct().Sum(t => values[t]));
            Assert.True(expected == new ProximityScorer(weights, idfs, values).BestWindow(PositionTable.Of(4, places)), $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Pairs_CountsNeighboursOfTheQueryNearOneAnother()
    {
        var scorer = new ProximityScorer(new RankingWeights { PairDistance = 8, K1 = 1 }, [3f, 5f, 2f], [0, 0, 0]);
        Assert.Equal(0, scorer.Pairs(PositionTable.Of(3, [(0, 0), (9, 1), (40, 2)])));
        Assert.Equal(5f / 2, scorer.Pairs(PositionTable.Of(3, [(0, 1), (8, 0), (40, 2)])));
        Assert.Equal((5f * 2 / 3) + (5f / 2), scorer.Pairs(PositionTable.Of(3, [(0, 0), (1, 1), (2, 2), (20, 0), (21, 1)])));
    }
}

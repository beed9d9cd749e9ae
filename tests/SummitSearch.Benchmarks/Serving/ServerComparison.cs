using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>This build of the server and another under the same load by turns, in slices of a few seconds, so that the machine's moods meet both.</summary>
/// <remarks>Each has a process and a copy of the index of its own; the one whose turn it is not does nothing.</remarks>
internal sealed class ServerComparison(LoadOptions options, IReadOnlyList<byte[]> requests)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private const int Seed = 20240410;

    /// <summary>Measures and prints; false if a request failed.</summary>
    public bool Run(ServerProcess here, ServerProcess there)
    {
        Side[] sides = [new("this build", here), new(options.Against!, there)];
        foreach (Side side in sides)
        {
            Load(side, WarmUp, 0, Seed, articles: false);
            Load(side, WarmUp, 0, Seed, articles: true);
            side.Forget();
        }
        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (Side side in round % 2 == 0 ? sides : sides.Reverse())
                Load(side, options.Length, round + 1, Seed + round + 1, articles: true);
        }
        Console.WriteLine($"| by turns, {options.Rounds} slices of {options.Length.TotalSeconds:F0} s | median / p99 us | p99 of the slices, ms | CPU ms a request | failed |\n|---|---|---|---|---|");
        foreach (Side side in sides)
            side.Print();
        return sides.All(static s => s.Failed == 0);
    }

    private void Load(Side side, TimeSpan length, int slice, int seed, bool articles)
    {
        // Ids of its own for each slice: an article that is there already is not indexed again.
        int first = (int)(slice * options.ArticlesPerSecond * Math.Max(length.TotalSeconds, WarmUp.TotalSeconds));
        double before = side.Server.Figures().CpuSeconds;
        ArticleFeed feed = new(side.Server.Port, options.ArticlesPerSecond, length, options.DistinctArticles, first);
        Task feeding = articles && options.ArticlesPerSecond > 0 ? feed.RunAsync() : Task.CompletedTask;
        OpenLoop loop = new(side.Server.Port, requests, options.RequestsPerSecond, length, seed);
        List<long> latencies = loop.Run();
        feeding.GetAwaiter().GetResult();
        side.Add(latencies, side.Server.Figures().CpuSeconds - before, loop.Failed + feed.Refused);
    }

    private sealed class Side(string name, ServerProcess server)
    {
        private readonly List<long> _latencies = [];
        private readonly List<double> _slices = [];
        private double _cpuSeconds;

        public ServerProcess Server => server;

        public int Failed { get; private set; }

        public void Add(List<long> latencies, double cpuSeconds, int failed)
        {
            _latencies.AddRange(latencies);
            _slices.Add(new Percentiles(latencies).At(0.99) / 1000);
            _cpuSeconds += cpuSeconds;
            Failed += failed;
        }

        public void Forget()
        {
            _latencies.Clear();
            _slices.Clear();
            _cpuSeconds = 0;
        }

        public void Print() => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {new Percentiles(_latencies)} | {string.Join(", ", _slices.Order().Select(static s => s.ToString("F0", CultureInfo.InvariantCulture)))} | {1000 * _cpuSeconds / _latencies.Count:F2} | {Failed} |"));
    }
}

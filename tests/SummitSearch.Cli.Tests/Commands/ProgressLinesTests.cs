using SummitSearch.Cli.Commands;
using SummitSearch.Indexing;

namespace SummitSearch.Cli.Tests.Commands;

public sealed class ProgressLinesTests
{
    private readonly StringWriter _output = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public void OneLineInFiveSeconds_WithShareRateAndRemainingTime()
    {
        var lines = new ProgressLines(_output, _clock);
        for (int second = 1; second <= 12; second++)
        {
            _clock.Elapsed = TimeSpan.FromSeconds(second);
            lines.Report(new SyncProgress(second * 1_000_000L, 20_000_000, second * 300L, "a.txt", null));
        }
        Assert.Equal(["1,500 articles, 25% of 20.0 MB, 300 articles a second, 15 s left", "3,000 articles, 50% of 20.0 MB, 300 articles a second, 10 s left"],
            _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Replace(" %", "%", StringComparison.Ordinal)));
    }

    private sealed class ManualClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}

using SummitSearch.Server.Security;

namespace SummitSearch.Server.Tests.Security;

/// <summary>How many requests compute at once, and in which order.</summary>
public sealed class ProcessorTurnsTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task RequestsBeyondThePlaces_WaitInTheirOrder()
    {
        using ProcessorTurns turns = new(2, Longest, _clock);
        ProcessorTurns.Turn first = await turns.TakeAsync();
        ProcessorTurns.Turn second = await turns.TakeAsync();
        Task<ProcessorTurns.Turn> third = turns.TakeAsync().AsTask();
        Task<ProcessorTurns.Turn> fourth = turns.TakeAsync().AsTask();
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        second.Dispose();
        ProcessorTurns.Turn next = await third;
        Assert.False(fourth.IsCompleted);
        next.Dispose();
        (await fourth).Dispose();
        first.Dispose();
        // All places are free again.
        Assert.True(turns.TakeAsync().IsCompletedSuccessfully);
        Assert.True(turns.TakeAsync().IsCompletedSuccessfully);
        Assert.False(turns.TakeAsync().IsCompleted);
    }

    [Fact]
    public async Task TurnThatLastsTooLong_PassesItsPlaceOn_ToOneThatWaitsOrComes()
    {
        using ProcessorTurns turns = new(1, Longest, _clock);
        ProcessorTurns.Turn slow = await turns.TakeAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        Task<ProcessorTurns.Turn> second = turns.TakeAsync().AsTask();
        Task<ProcessorTurns.Turn> third = turns.TakeAsync().AsTask();
        _clock.Advance(TimeSpan.FromMilliseconds(14));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        ProcessorTurns.Turn alsoSlow = await second;
        Assert.False(third.IsCompleted);
        _clock.Advance(Longest);
        ProcessorTurns.Turn quick = await third;
        // Those that passed their places on have none to give back.
        Task<ProcessorTurns.Turn> fourth = turns.TakeAsync().AsTask();
        slow.Dispose();
        alsoSlow.Dispose();
        Assert.False(fourth.IsCompleted);
        quick.Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task ManyThreads_AllGetTheirTurns_AndNeverMoreThanThereArePlaces()
    {
        using ProcessorTurns turns = new(3, TimeSpan.FromMinutes(10), TimeProvider.System);
        int computing = 0, most = 0, done = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                using ProcessorTurns.Turn turn = await turns.TakeAsync();
                int now = Interlocked.Increment(ref computing);
                for (int seen; (seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen;)
                {
                }
                Thread.Yield();
                Interlocked.Decrement(ref computing);
                Interlocked.Increment(ref done);
            }
        }))).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(8000, done);
        Assert.InRange(most, 1, 3);
    }

    /// <summary>A clock with one timer, both moved by hand.</summary>
    private sealed class ManualClock : TimeProvider, ITimer
    {
        private TimerCallback _call = static _ => { };
        private object? _state;
        private long _now;
        private long _due = long.MaxValue;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_call, _state) = (callback, state);
            Change(dueTime, period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : _now + dueTime.Ticks;
            return true;
        }

        public void Advance(TimeSpan time)
        {
            _now += time.Ticks;
            if (_now < _due)
                return;
            _due = long.MaxValue;
            _call(_state);
        }

        public void Dispose() => _due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace SummitSearch.Server.Security;

/// <summary>Lets about as many requests compute at once as there are processors, and the others wait in the order in which they came.</summary>
/// <remarks>Thread-safe. Requests that share a processor all end late; one after the other, all but the last end earlier, and none has its memory driven out of the caches by another.
/// Whoever has computed for long goes on but no longer counts, so that a few slow requests do not keep the quick ones waiting.</remarks>
internal sealed class ProcessorTurns : IDisposable
{
    /// <summary>How long a request counts, unless said otherwise: most take a few milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    private readonly int _places;
    private readonly TimeSpan _longest;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<Turn> _taken = [];
    private readonly Queue<Turn> _waiting = new();
    private readonly ITimer _overtime;

    /// <summary>Turns for the processors that this process may use, and one more: now and then one of them waits for something.</summary>
    public ProcessorTurns()
        : this(Environment.ProcessorCount + 1, Longest, TimeProvider.System)
    {
    }

    /// <summary>Turns for so many requests at once.</summary>
    /// <param name="places">Requests that compute at once, 1 or more.</param>
    /// <param name="longest">How long a request counts.</param>
    /// <param name="clock">The clock.</param>
    public ProcessorTurns(int places, TimeSpan longest, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        _places = places;
        _longest = longest;
        _clock = clock;
        _overtime = clock.CreateTimer(static turns => ((ProcessorTurns)turns!).PassOn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn, which lasts until it is disposed of.</summary>
    public ValueTask<Turn> TakeAsync()
    {
        lock (_gate)
        {
            Turn turn = new(this);
            if (_taken.Count < _places)
            {
                Begin(turn);
                return ValueTask.FromResult(turn);
            }
            _waiting.Enqueue(turn);
            if (_waiting.Count == 1)
                LookAgain();
            return new ValueTask<Turn>(turn.Wait());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _overtime.Dispose();

    private void Begin(Turn turn)
    {
        turn.Began = _clock.GetTimestamp();
        _taken.Add(turn);
    }

    private void End(Turn turn)
    {
        Turn? next;
        lock (_gate)
        {
            // It may have passed its place on already.
            if (!_taken.Remove(turn) || !_waiting.TryDequeue(out next))
                return;
            Begin(next);
        }
        next.Tell();
    }

    /// <summary>Gives the places of those that compute for long to those that wait.</summary>
    private void PassOn()
    {
        List<Turn> begun = [];
        lock (_gate)
        {
            for (int i = _taken.Count - 1; i >= 0 && _waiting.Count > 0; i--)
            {
                if (_clock.GetElapsedTime(_taken[i].Began) < _longest)
                    continue;
                _taken.RemoveAt(i);
                begun.Add(_waiting.Dequeue());
                Begin(begun[^1]);
            }
            if (_waiting.Count > 0)
                LookAgain();
        }
        foreach (Turn turn in begun)
            turn.Tell();
    }

    /// <summary>Sets the timer to when the first of those that compute will have had its time.</summary>
    private void LookAgain()
    {
        TimeSpan left = _longest - _clock.GetElapsedTime(_taken.Min(static t => t.Began));
        _overtime.Change(left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The turn of one request.</summary>
    internal sealed class Turn(ProcessorTurns turns) : IDisposable
    {
        private TaskCompletionSource<Turn>? _begins;

        /// <summary>When it began, as a timestamp of the clock.</summary>
        public long Began { get; set; }

        /// <summary>Ends when the turn begins.</summary>
        public Task<Turn> Wait() => (_begins = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        /// <summary>Has whoever waits for it go on, on a thread of the pool.</summary>
        public void Tell() => _begins!.SetResult(this);

        /// <inheritdoc/>
        public void Dispose() => turns.End(this);
    }
}

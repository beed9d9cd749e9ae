namespace SummitSearch.Hosting;

/// <summary>How the hosted indexer follows the corpus.</summary>
/// <remarks>Mutable so that configuration can bind to it; not to be changed once in use.</remarks>
public sealed class IndexerOptions
{
    /// <summary>False leaves the index to the API alone. On by default where a corpus is set.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Quiet time after a change in the folder before the index is brought in step. 0 to 60 s; 200 ms by default.</summary>
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A file changed more recently than this is taken for half-written and left for the next round. 0 to 60 s; 500 ms by default.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time between rounds without any event, since network drives lose events. 1 s to a day; one minute by default.</summary>
    public TimeSpan RescanInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether all checksums of the index are verified in the background after the start. On by default.</summary>
    public bool VerifyAtStart { get; set; } = true;

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the option and what is allowed.</exception>
    public void Validate()
    {
        ThrowIfOutside(Debounce, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(Debounce));
        ThrowIfOutside(SettleTime, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(SettleTime));
        ThrowIfOutside(RescanInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(RescanInterval));
    }

    private static void ThrowIfOutside(TimeSpan value, TimeSpan least, TimeSpan most, string option)
    {
        if (value < least || value > most)
            throw new ArgumentException($"Option {nameof(IndexerOptions)}.{option} is {value}; it must be from {least} to {most}.", option);
    }
}

using System.Globalization;

namespace SummitSearch.Resilience.Workload;

/// <summary>How many steps each thread has taken.</summary>
internal sealed class Progress
{
    private readonly int[] _steps = new int[WorkScript.Threads];

    /// <summary>Steps of a thread.</summary>
    public int this[int thread]
    {
        get => Volatile.Read(ref _steps[thread]);
        set => Volatile.Write(ref _steps[thread], value);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Progress Parse(string text)
    {
        Progress progress = new();
        string[] parts = text.Split(',');
        for (int thread = 0; thread < WorkScript.Threads; thread++)
            progress[thread] = int.Parse(parts[thread], CultureInfo.InvariantCulture);
        return progress;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', _steps.Select((_, thread) => this[thread].ToString(CultureInfo.InvariantCulture)));
}

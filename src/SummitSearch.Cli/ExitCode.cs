namespace SummitSearch.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with faults: refused articles, a failed check, nothing of that name.</summary>
    public const int Faults = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Could not run: locked, corrupt, unreadable.</summary>
    public const int CouldNotRun = 3;
}

namespace SummitSearch.Benchmarks;

/// <summary>A benchmark as the command line knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its options as the usage prints them: <c>[--flag] [--option VALUE]</c>; null where somebody else reads them.</param>
/// <param name="Run">Runs it with its options and returns the exit code.</param>
internal sealed record BenchmarkCommand(string Name, string? Options, Func<string[], Task<int>> Run)
{
    /// <summary>One that does not wait for anything.</summary>
    public BenchmarkCommand(string name, string? options, Func<string[], int> run)
        : this(name, options, arguments => Task.FromResult(run(arguments)))
    {
    }

    /// <summary>Its line of the usage.</summary>
    public string Usage => $"  {Name} {Options}".TrimEnd();

    /// <summary>What is wrong with the arguments, or null: an option that the benchmark does not have, or one without its value.</summary>
    public string? FaultOf(string[] arguments)
    {
        if (Options is null)
            return null;
        Dictionary<string, bool> takesValue = Options.Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static option => option.Split(' ')).ToDictionary(static option => option[0], static option => option.Length > 1, StringComparer.Ordinal);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!takesValue.TryGetValue(arguments[i], out bool value))
                return $"'{Name}' has no option '{arguments[i]}'.";
            if (value && ++i == arguments.Length)
                return $"'{arguments[i - 1]}' needs a value.";
        }
        return null;
    }
}

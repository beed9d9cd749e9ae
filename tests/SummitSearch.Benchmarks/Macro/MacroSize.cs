namespace SummitSearch.Benchmarks.Macro;

/// <summary>A corpus of the macro benchmark.</summary>
/// <param name="Name">Name on the command line and in the tables.</param>
/// <param name="Passages">About how many passages it has; 0 for as many as its collections.</param>
/// <param name="Collections">The collections that it is made of.</param>
internal sealed record MacroSize(string Name, int Passages, string[] Collections)
{
    private const string Wikipedia = "squad-wiki-passages";
    private const string Speech = "scotus-300k";

    /// <summary>All sizes, smallest first.</summary>
    public static MacroSize[] All { get; } =
    [
        new("95k", 0, [Wikipedia]),
        new("370k", 0, [Wikipedia, Speech]),
        new("3m", 3_000_000, [Wikipedia, Speech]),
    ];

    /// <summary>The size of a name.</summary>
    public static MacroSize Of(string name) => All.FirstOrDefault(size => size.Name == name) ?? throw new ArgumentException($"There is no size '{name}'; there are {string.Join(", ", All.Select(static s => s.Name))}.");
}

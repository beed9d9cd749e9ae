using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>What the load benchmark is to do.</summary>
/// <param name="Index">Folder of the index; built where there is none.</param>
/// <param name="RequestsPerSecond">Requests sent in a second.</param>
/// <param name="ArticlesPerSecond">Articles indexed in a second meanwhile.</param>
/// <param name="DistinctArticles">How many ids they have; sent again, an id has a new text.</param>
/// <param name="Length">How long.</param>
/// <param name="Rounds">Rounds over all queries that compare HTTP with the library, after those that warm up; 0 for none.</param>
/// <param name="Trace">File for a line on each request; null for none.</param>
/// <param name="Against">Folder of another build of the server, to be compared by turns; null to measure this one alone.</param>
internal sealed record LoadOptions(string Index, double RequestsPerSecond, double ArticlesPerSecond, int DistinctArticles, TimeSpan Length, int Rounds, string? Trace, string? Against)
{
    /// <summary>Reads the arguments.</summary>
    public static LoadOptions Parse(string[] args)
    {
        LoadOptions options = new(Path.Combine(Path.GetTempPath(), "summit-load-index"), 200, 50, int.MaxValue, TimeSpan.FromMinutes(1), 4, null, null);
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            options = args[i] switch
            {
                "--index" => options with { Index = value },
                "--rate" => options with { RequestsPerSecond = Number(value) },
                "--articles" => options with { ArticlesPerSecond = Number(value) },
                "--distinct" => options with { DistinctArticles = (int)Number(value) },
                "--seconds" => options with { Length = TimeSpan.FromSeconds(Number(value)) },
                "--rounds" => options with { Rounds = (int)Number(value) },
                "--trace" => options with { Trace = value },
                "--against" => options with { Against = value },
                _ => throw new ArgumentException($"unknown argument {args[i]}"),
            };
        }
        return options;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

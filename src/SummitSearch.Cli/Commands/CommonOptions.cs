using System.CommandLine;
using System.Globalization;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Commands;

/// <summary>Options that several commands share, and what they mean.</summary>
internal static class CommonOptions
{
    /// <summary>Folder of the index.</summary>
    public static Option<string> Index() => new("--index", "-i") { Description = "Folder of the index.", HelpName = "DIR", DefaultValueFactory = static _ => "index" };

    /// <summary>Words that nobody typed.</summary>
    public static Option<QueryExpansion> Expand() => new("--expand") { Description = "rm3 adds words that the best passages have in common.", HelpName = "none|rm3" };

    /// <summary>Preference for new articles.</summary>
    public static Option<double?> HalfLife() => new("--half-life") { Description = "Let new articles rank higher: after so many days half of the bonus for being new is lost.", HelpName = "DAYS" };

    /// <summary>Number of hits.</summary>
    public static Option<int> K(int initial) => new("-k") { Description = "Most hits, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => initial };

    /// <summary>File of synonyms.</summary>
    public static Option<string?> Synonyms() => new("--synonyms") { Description = "File of synonyms, one rule a line: 'U.S., US, United States' or 'PM => prime minister'.", HelpName = "FILE" };

    /// <summary>Whether to print JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary>A date or a moment.</summary>
    public static Option<DateTimeOffset?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)) return date;
            result.AddError($"'{text}' is not a date. Write 2024-04-10, or 2024-04-10T09:00:00-04:00.");
            return null;
        },
    };

    /// <summary>One of the values of an enumeration, by its name in small letters.</summary>
    public static Option<T> Choice<T>(string name, string description) where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(static n => n.ToLowerInvariant())];
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                int place = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
                if (place >= 0) return Enum.Parse<T>(names[place], ignoreCase: true);
                result.AddError($"{name} is '{text}'; it must be one of {string.Join(", ", names)}.");
                return default;
            },
        };
    }

    /// <summary>Opens an index that must be there.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static async Task<Summit> OpenAsync(string indexPath, CancellationToken cancellationToken, string? synonyms = null)
    {
        if (!HoldsIndex(indexPath))
            throw new CommandFailedException(ExitCode.CouldNotRun, $"There is no index in '{indexPath}'. Make one with 'summit index', or name another folder with --index.");
        return await Summit.OpenAsync(new SummitOptions { IndexPath = indexPath, SynonymsPath = synonyms }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True if the folder holds a commit, sound or not.</summary>
    public static bool HoldsIndex(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "segments_*").Any();

    /// <summary>Prints a value as JSON, as the HTTP server does.</summary>
    public static void PrintJson<T>(Terminal terminal, T value) => terminal.Output.WriteLine(System.Text.Json.JsonSerializer.Serialize(value, SummitJson.Options));
}

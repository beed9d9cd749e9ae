using System.Globalization;

namespace SummitSearch.Resilience;

/// <summary>How long and how hard the tests try: short by default, as long as one likes by environment variables (see <c>tests/TESTING.md</c>).</summary>
internal static class Settings
{
    /// <summary>Seed of everything random.</summary>
    public static int Seed => Number("SUMMIT_SEED", 20240410);

    /// <summary>The value of an environment variable, or what a quick run takes.</summary>
    public static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

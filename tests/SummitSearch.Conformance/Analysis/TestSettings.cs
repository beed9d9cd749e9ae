using System.Globalization;

namespace SummitSearch.Conformance.Analysis;

/// <summary>How much the comparisons run, from the environment.</summary>
internal static class TestSettings
{
    /// <summary><c>SUMMIT_SEED</c>, 1 unless set.</summary>
    public static int Seed => Number("SUMMIT_SEED", 1);

    /// <summary><c>SUMMIT_ROUNDS</c>, 1 unless set.</summary>
    public static int Rounds => Number("SUMMIT_ROUNDS", 1);

    /// <summary><c>SUMMIT_FULL=1</c>: all texts and all code points instead of samples (minutes instead of seconds).</summary>
    public static bool Full => Environment.GetEnvironmentVariable("SUMMIT_FULL") == "1";

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

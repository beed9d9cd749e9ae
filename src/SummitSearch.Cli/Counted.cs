using System.Globalization;

namespace SummitSearch.Cli;

/// <summary>Numbers of things in words.</summary>
internal static class Counted
{
    /// <summary><c>1 segment</c>, <c>1,024 segments</c>.</summary>
    public static string Of(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}

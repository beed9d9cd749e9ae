using System.Globalization;
using Microsoft.Extensions.Primitives;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary>What an address gives for a parameter, and how to read it.</summary>
/// <param name="name">Name in the address.</param>
/// <param name="values">What stands behind it, as often as it stands there.</param>
internal readonly struct GivenParameter(string name, StringValues values)
{
    private const int LongestShown = 60;

    /// <summary>The name, no longer than fits into a message.</summary>
    public string ShortName => Shorten(name);

    /// <summary>The value as it is.</summary>
    public string Text => values.ToString();

    /// <summary>All values that are not empty.</summary>
    public string[] Values() => [.. values.OfType<string>().Where(static v => v.Length > 0)];

    /// <summary>Names, given one by one or separated by commas.</summary>
    public string[] Names() => [.. Values().SelectMany(static f => f.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>A whole number.</summary>
    public int Integer() => int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw Invalid($"{name} must be a whole number, not '{Shorten(Text)}'.");

    /// <summary>A number.</summary>
    public double Number() => double.TryParse(Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw Invalid($"{name} must be a number, not '{Shorten(Text)}'.");

    /// <summary>Yes or no.</summary>
    public bool Flag() => Text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        { } text => throw Invalid($"{name} must be true or false, not '{Shorten(text)}'."),
    };

    /// <summary>One of several names.</summary>
    public T Choice<T>()
        where T : struct, Enum =>
        // Names only: Enum.TryParse would take numbers too.
        char.IsAsciiLetter(Text[0]) && Enum.TryParse(Text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw Invalid($"{name} must be {string.Join(", ", Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()))}, not '{Shorten(Text)}'.");

    /// <summary>A date or a time.</summary>
    public DateTimeOffset Date() => DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value)
        ? value
        : throw Invalid($"{name} must be a date such as 2024-04-10 or a time such as 2024-04-10T09:00:00Z, not '{Shorten(Text)}'.");

    /// <summary>The error of a value that cannot be read.</summary>
    public RequestProblemException Invalid(string detail) => new(StatusCodes.Status400BadRequest, ProblemCode.InvalidParameter, detail, name);

    private static string Shorten(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}

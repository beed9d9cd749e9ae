using System.Globalization;
using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Dates;

/// <summary>Reads the dates of metadata: ISO 8601 in its shapes, RFC 822 with zone names, Unix seconds and milliseconds.</summary>
internal static partial class DateParser
{
    private static readonly string[] IsoShapes =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd", "yyyy-MM", "yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmsszzz", "yyyyMMdd", "yyyy/MM/dd", "yyyy/MM/dd HH:mm",
        "yyyy-MM-dd'T'HHK", "yyyy",
    ];

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["ET"] = "-05:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["BST"] = "+01:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["MSK"] = "+03:00",
        ["IST"] = "+05:30",
        ["JST"] = "+09:00",
        ["KST"] = "+09:00",
        ["AEST"] = "+10:00",
        ["AEDT"] = "+11:00",
    };

    /// <summary>The moment the text names, with its offset (zero if it names none); null if it names none that exists.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 80) return null;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(text, IsoShapes, CultureInfo.InvariantCulture, Styles, out DateTimeOffset moment)) return Plausible(moment);
        if (ParseUnix(text) is { } unix) return unix;
        if (ParseRfc822(text) is { } rfc) return rfc;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out moment) ? Plausible(moment) : DateFinder.FirstDate(text);
    }

    /// <summary>Unix time, in seconds or milliseconds.</summary>
    public static DateTimeOffset? FromUnix(long value) => value switch
    {
        >= 100_000_000 and < 10_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(value),
        >= 100_000_000_000 and < 10_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(value),
        _ => null,
    };

    private static DateTimeOffset? ParseUnix(string text) =>
        text.Length >= 9 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? FromUnix(value) : null;

    private static DateTimeOffset? ParseRfc822(string text)
    {
        Match match = Rfc822().Match(text);
        if (!match.Success) return null;
        string zone = match.Groups["zone"].Value;
        if (zone.Length == 0) zone = "+00:00";
        else if (zone[0] is '+' or '-') zone = zone.Contains(':') ? zone : $"{zone[..3]}:{zone[3..]}";
        else if (!Zones.TryGetValue(zone, out zone!)) return null;
        int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["year"].Length == 2) year += year < 70 ? 2000 : 1900;
        string seconds = match.Groups["second"] is { Success: true } second ? second.Value : "00";
        string time = match.Groups["hour"].Success ? $"{match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value}:{seconds}" : "00:00:00";
        string canonical = $"{year:D4} {match.Groups["month"].Value} {match.Groups["day"].Value.PadLeft(2, '0')} {time} {zone}";
        return DateTimeOffset.TryParseExact(canonical, "yyyy MMM dd HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? Plausible(moment) : null;
    }

    // Year 1 is how some systems write "no date".
    private static DateTimeOffset? Plausible(DateTimeOffset moment) => moment.Year >= 1600 ? moment : null;

    [GeneratedRegex(@"^(?:\p{L}{3,9}\.?,?\s+)?(?<day>\d{1,2})[\s-]+(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?[\s-]+(?<year>\d{4}|\d{2})(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?\s*(?<zone>[+-]\d{2}:?\d{2}|\p{Lu}{1,5})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Rfc822();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Dates;

/// <summary>Finds full dates in running text. All days are taken as days in UTC.</summary>
internal static partial class DateFinder
{
    private const int DatelineLength = 120;
    private const int LongestDateLine = 80;
    private const int EarliestYear = 1980;
    private const string KanjiDigits = "〇一二三四五六七八九十";

    private static readonly string[] MonthStems =
    [
        "jan ene gen янв", "feb fév fev фев", "mar mär mrt мар", "apr avr abr апр", "may mai mag mei maj мая май", "jun jui giu июн",
        "jul juil lug июл", "aug aoû ago авг", "sep set сен", "oct okt ott out окт", "nov ноя", "dec dez déc dic дек",
    ];

    /// <summary>The day an article was probably published: the date of its dateline, else of its latest caption, else the latest one told of.</summary>
    public static DateTimeOffset? Guess(IReadOnlyList<string> paragraphs, IReadOnlyList<string> captions)
    {
        if (paragraphs.Count > 0 && FirstDate(paragraphs[0].AsSpan(0, Math.Min(DatelineLength, paragraphs[0].Length)).ToString()) is { } dateline)
            return dateline;
        return Latest(captions) ?? Latest(paragraphs);
    }

    /// <summary>True if the text is a date, perhaps with weekday, place and clock time, and nothing more.</summary>
    public static bool IsDateLine(string text) => text.Length <= LongestDateLine && FirstDate(text) is not null && DateLineRest().IsMatch(FullDate().Replace(text, ""));

    /// <summary>Place and source of a date line such as "NAHA, April 13, 2024" or "April 12, 2024, Pacific Ledger"; null if it is none or names neither.</summary>
    public static (string? Place, string? Source)? PlaceAndSource(string text)
    {
        if (text.Length > LongestDateLine || FirstDate(text) is null) return null;
        Match match = PlaceOrSource().Match(FullDate().Replace(text, "\u0001", 1));
        return match.Success ? (TextOf(match.Groups["place"]), TextOf(match.Groups["source"])) : null;
    }

    private static string? TextOf(Group group) => group.Success ? group.Value : null;

    /// <summary>The full dates in the text, in its order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="earliestYear">Years before are none.</param>
    public static IEnumerable<DateTimeOffset> DatesIn(string text, int earliestYear)
    {
        if (!MayHoldYear(text)) yield break;
        foreach (Match match in FullDate().Matches(text))
            if (ToDate(match, earliestYear) is { } date) yield return date;
    }

    /// <summary>The first full date in the text; null if there is none.</summary>
    public static DateTimeOffset? FirstDate(string text)
    {
        foreach (DateTimeOffset date in DatesIn(text, EarliestYear)) return date;
        return null;
    }

    private static DateTimeOffset? Latest(IReadOnlyList<string> texts)
    {
        DateTimeOffset? latest = null;
        foreach (DateTimeOffset date in texts.SelectMany(static t => DatesIn(t, EarliestYear)))
            if (!(date <= latest)) latest = date;
        return latest;
    }

    /// <summary>Spares most texts the expression: true if there is a number from 1000 to 2999 or the Japanese sign for year.</summary>
    private static bool MayHoldYear(ReadOnlySpan<char> text)
    {
        if (text.Contains('年')) return true;
        for (int digit; (digit = text.IndexOfAny('1', '2')) >= 0; text = text[(digit + 1)..])
        {
            ReadOnlySpan<char> rest = text[(digit + 1)..];
            if (rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])) return true;
        }
        return false;
    }

    private static DateTimeOffset? ToDate(Match match, int earliestYear)
    {
        string monthText = match.Groups["month"].Value;
        int month = NumberOf(monthText) is > 0 and int number ? number : MonthOf(monthText);
        int year = NumberOf(match.Groups["year"].Value);
        int day = NumberOf(match.Groups["day"].Value);
        bool exists = year >= earliestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : null;
    }

    /// <summary>The number written in ASCII digits or in Japanese ones (二〇二四, 二十四); 0 if it is none.</summary>
    private static int NumberOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return number;
        foreach (char c in text)
        {
            int digit = KanjiDigits.IndexOf(c);
            if (digit < 0) return 0;
            // 十 multiplies what stands before it: 二十四 is 2 x 10 + 4.
            number = digit == 10 ? Math.Max(number, 1) * 10 : text.Contains('十') ? number + digit : number * 10 + digit;
        }
        return number;
    }

    /// <summary>1 to 12 by the first letters of the name in the larger European languages; 0 if it is no month.</summary>
    private static int MonthOf(string name)
    {
        int best = 0, longest = 0;
        for (int month = 0; month < MonthStems.Length; month++)
        {
            foreach (string stem in MonthStems[month].Split(' '))
                if (stem.Length > longest && name.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) (best, longest) = (month + 1, stem.Length);
        }
        return best;
    }

    // "April 10, 2024", "April 10 2024", "10 April 2024", "10. April 2024", "10 de abril de 2024", "2024-04-10", "2024年4月10日".
    [GeneratedRegex(@"(?:(?<month>\b\p{L}{3,10})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(?<year>[12]\d{3})\b|\b(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de )?(?<month>\p{L}{3,10})\.?,? (?:de |del )?(?<year>[12]\d{3})\b|\b(?<year>[12]\d{3})-(?<month>\d{2})-(?<day>\d{2})\b|(?<year>[12]\d{3}|[一二][〇一二三四五六七八九]{3})年(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"^(?:(?<place>\p{Lu}[\p{L} .'’-]{1,30}), )?\u0001(?:[,.]? (?<source>\p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}))?$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex PlaceOrSource();

    [GeneratedRegex(@"^(?:[\s,.:|–—()（）-]|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b|[月火水木金土日]曜?日?|\b(?:Published|Updated|Posted|Date|UTC|GMT|JST|EST|EDT|ET|at|am|pm|a\.m\.|p\.m\.)\b|\d{1,2}:\d{2}(?::\d{2})?)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex DateLineRest();
}

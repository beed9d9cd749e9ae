using System.Globalization;
using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Text;

/// <summary>Reads the dateline of wire copy: "TOKYO, April 10, 2024 (Sample Wire) - …" names a place and an agency.</summary>
internal static partial class Dateline
{
    /// <summary>Fills in source and place of a draft that has none; the dateline stays in the story.</summary>
    public static void Read(ArticleDraft draft)
    {
        if (draft.Paragraphs.Count == 0) return;
        Match match = Pattern().Match(draft.Paragraphs[0]);
        if (!match.Success) return;
        if (match.Groups["agency"] is { Success: true } agency) draft.Source ??= agency.Value;
        if (draft.Places.Count == 0) draft.Places.Add(AsName(match.Groups["city"].Value));
    }

    /// <summary>A place written in capitals as one writes names.</summary>
    public static string AsName(string place) =>
        place.Length > 3 && place.ToUpperInvariant() == place ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant()) : place;

    [GeneratedRegex(@"^(?<city>\p{Lu}[\p{Lu} .'’-]{2,30})(?:, \p{Lu}[\p{L}. ]{1,20})?(?:(?:, \p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?)? (?:\((?<agency>\p{Lu}[^()]{1,40})\) )?[-–—]{1,2} |, \p{Lu}\p{L}{2,8} \d{1,2}, \d{4}\. )", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Pattern();
}

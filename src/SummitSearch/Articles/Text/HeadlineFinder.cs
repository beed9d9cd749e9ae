using System.Text.RegularExpressions;
using SummitSearch.Articles.Dates;

namespace SummitSearch.Articles.Text;

/// <summary>Finds headline, byline and date line at the head of a plain text.</summary>
internal static partial class HeadlineFinder
{
    private const int LongestHeadline = 160;
    private const int LinesOfHead = 4;

    /// <summary>Moves the head of the paragraphs of <paramref name="draft"/> into title, authors and date.</summary>
    public static void TakeHead(ArticleDraft draft)
    {
        List<string> paragraphs = draft.Paragraphs;
        if (paragraphs.Count > 1 && IsHeadline(paragraphs[0]))
        {
            draft.Title = paragraphs[0];
            paragraphs.RemoveAt(0);
        }
        for (int taken = 0; taken < LinesOfHead && paragraphs.Count > 1 && TakeHeadLine(draft, paragraphs[0]); taken++)
            paragraphs.RemoveAt(0);
    }

    private static bool IsHeadline(string paragraph) =>
        paragraph.Length <= LongestHeadline && paragraph.AsSpan().ContainsAnyLetter() && !ParagraphAssembler.EndsSentence(paragraph.TrimEnd('?', '!', '？', '！'))
        && !Byline().IsMatch(paragraph) && !DateFinder.IsDateLine(paragraph) && DateFinder.PlaceAndSource(paragraph) is null && !CaptionFinder.IsCaption(paragraph)
        && paragraph[^1] is not (':' or ',' or ';');

    private static bool TakeHeadLine(ArticleDraft draft, string line)
    {
        if (Byline().Match(line) is { Success: true } byline)
        {
            TakeNames(draft, byline.Groups["names"].Value);
            return true;
        }
        if (!DateFinder.IsDateLine(line))
        {
            if (DateFinder.PlaceAndSource(line) is not { } named) return false;
            draft.Source ??= named.Source;
            if (named.Place is { } place && draft.Places.Count == 0) draft.Places.Add(Dateline.AsName(place));
        }
        draft.PublishedAt ??= DateFinder.FirstDate(line);
        draft.PublishedAtIsGuessed = true;
        return true;
    }

    /// <summary>"Ann Example, Sample Desk" is a name and a source; "A, B and C" are names.</summary>
    private static void TakeNames(ArticleDraft draft, string byline)
    {
        string[] names = [.. NameList.Split(byline)];
        bool withSource = names.Length == 2 && byline.Contains(", ", StringComparison.Ordinal);
        if (withSource) draft.Source ??= names[1];
        draft.Authors.AddRange(withSource ? names[..1] : names);
    }

    private static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    [GeneratedRegex(@"^(?:By|BY|Von|Par|Por) (?<names>\p{Lu}[\p{L}.'’-]+(?:,? (?:and |und |et |y |& )?\p{Lu}[\p{L}.'’-]*){0,9})$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Byline();
}

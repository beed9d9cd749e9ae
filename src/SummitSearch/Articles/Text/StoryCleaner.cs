using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Text;

/// <summary>Separates the story from what wire copy and web pages put around it: captions, related coverage, credits, notices.</summary>
internal static partial class StoryCleaner
{
    private const int LongestHeadline = 160;

    /// <summary>Moves captions and related headlines of the draft where they belong, and drops notices that tell nothing.</summary>
    public static void Clean(ArticleDraft draft)
    {
        var story = new List<string>(draft.Paragraphs.Count);
        bool inTail = false;
        foreach (string raw in draft.Paragraphs)
        {
            string paragraph = TextCleaner.Clean(raw);
            if (paragraph.Length == 0 || Notice().IsMatch(paragraph)) continue;
            if (RelatedHeading().Match(paragraph) is { Success: true } heading)
            {
                inTail = true;
                AddRelated(draft, paragraph[heading.Length..]);
            }
            else if (inTail && LooksLikeHeadline(paragraph)) AddRelated(draft, paragraph);
            else
            {
                inTail = false;
                AddParagraph(draft, story, paragraph);
            }
        }
        draft.Paragraphs = story;
    }

    private static void AddParagraph(ArticleDraft draft, List<string> story, string paragraph)
    {
        if (CaptionFinder.IsCaption(paragraph) || AgencyCredits().IsMatch(paragraph))
        {
            draft.Captions.Add(paragraph);
            return;
        }
        string rest = CaptionFinder.CutOut(paragraph, draft.Captions);
        if (rest.Length > 0) story.Add(rest);
    }

    private static void AddRelated(ArticleDraft draft, string headline)
    {
        if (!string.IsNullOrWhiteSpace(headline)) draft.RelatedCoverage.Add(headline.Trim());
    }

    internal static bool LooksLikeHeadline(string paragraph) =>
        paragraph.Length <= LongestHeadline && (!ParagraphAssembler.EndsSentence(paragraph) || paragraph[^1] is '?' or '!');

    [GeneratedRegex(@"^(?:Related (?:coverage|stories|story|articles?|news|links?|reading|content)|Read more|Read also|Also read|See also|More (?:stories|coverage|on this story)|Recommended reading|関連記事|関連ニュース|Mehr zum Thema|Lire aussi|À lire aussi|Noticias relacionadas)(?:\s*[:：]\s*|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex RelatedHeading();

    [GeneratedRegex(@"^\(?(?:Additional reporting|Reporting|Writing|Editing|Compiled) by [^()]{3,240}\)?\.?$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex AgencyCredits();

    [GeneratedRegex(@"^(?:advertisement|story continues below(?: this)? advert(?:isement)?|sign up (?:for|to) (?:our|the) [^.]{0,60}newsletters?\.?|(?:copyright|©)[^.]{0,80}(?:\. )?(?:all rights reserved\.?)?|all rights reserved\.?|-?\s*(?:ends?|30|###)\s*-?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Notice();
}

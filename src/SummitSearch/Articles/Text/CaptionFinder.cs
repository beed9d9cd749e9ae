using System.Text.RegularExpressions;
using SummitSearch.Passages;

namespace SummitSearch.Articles.Text;

/// <summary>Tells photo captions from paragraphs, and cuts them out where a missing line break glued them to one.</summary>
internal static partial class CaptionFinder
{
    private const int LongestCaptionWords = 90;
    private const int LongestCredit = 60;
    private const int LengthOfTail = 80;

    // Nobody writes longer ones; looking for captions in them would take time that grows with the square.
    private const int LongestParagraph = 20_000;

    /// <summary>True if the whole paragraph is a caption: it ends in a photo credit and reads like one.</summary>
    public static bool IsCaption(string paragraph)
    {
        if (paragraph.Length > LongestCaptionWords * 9) return false;
        int credit = TrailingCreditStart(paragraph);
        if (credit < 0) credit = UnknownCreditStart(paragraph);
        if (credit < 0) return false;
        string text = paragraph[..credit].TrimEnd();
        if (text.Length == 0) return true;
        List<TextRange> sentences = SentenceSplitter.Split(text);
        // Without a space between them, the first is the end of a paragraph that the caption was glued to.
        bool glued = sentences.Count == 2 && sentences[0].End == sentences[1].Start;
        return WordCounter.Measure(text) <= LongestCaptionWords * WordCounter.TenthsPerWord
            && sentences.Count <= 2 && !glued
            && (PhotoWord().IsMatch(paragraph.AsSpan(credit)) || HasCaptionSigns(text));
    }

    /// <summary>Takes captions that stand inside a longer paragraph out of it.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="captions">Gets the captions.</param>
    /// <returns>The paragraph without them; the very same one if it holds none.</returns>
    public static string CutOut(string paragraph, List<string> captions)
    {
        if (paragraph.Length > LongestParagraph) return paragraph;
        int from = 0;
        while (from < paragraph.Length && NextBracket(paragraph, from) is (int open, int end))
        {
            from = end;
            if (!IsCredit(paragraph.AsSpan(open + 1, end - open - 2))) continue;
            string before = paragraph[..open].TrimEnd();
            List<TextRange> sentences = SentenceSplitter.Split(before);
            if (sentences.Count < 2) continue;
            TextRange last = sentences[^1];
            string sentence = before[last.Start..last.End];
            if (!HasCaptionSigns(sentence)) continue;
            captions.Add($"{sentence} {paragraph[open..end]}");
            string kept = before[..last.Start].TrimEnd();
            paragraph = $"{kept} {paragraph[end..].TrimStart()}".Trim();
            from = kept.Length;
        }
        return paragraph;
    }

    private static (int Open, int End)? NextBracket(string text, int from)
    {
        int open = text.AsSpan(from).IndexOfAny('(', '（', '[');
        if (open < 0) return null;
        open += from;
        int close = text.AsSpan(open).IndexOfAny(')', '）', ']');
        return close < 0 ? null : (open, open + close + 1);
    }

    /// <summary>Where the photo credit at the end begins: "(Kyodo)", "[Getty Images]", "| REUTERS", "Photo by …"; -1 if there is none.</summary>
    private static int TrailingCreditStart(string paragraph)
    {
        ReadOnlySpan<char> text = paragraph.AsSpan().TrimEnd(". ");
        if (text.IsEmpty) return -1;
        if (text[^1] is ')' or '）' or ']')
        {
            int open = text.LastIndexOfAny('(', '（', '[');
            return open >= 0 && IsCredit(text[(open + 1)..^1]) ? open : -1;
        }
        int bar = text.LastIndexOf('|');
        if (bar > 0 && IsCredit(text[(bar + 1)..])) return bar;
        int tail = Math.Max(0, paragraph.Length - LengthOfTail);
        Match credit = PhotoBy().Match(paragraph, tail, paragraph.Length - tail);
        return credit.Success ? credit.Index : -1;
    }

    /// <summary>A name in brackets behind the full stop, of an agency nobody knows: "… on April 10, 2024. (Harbour Desk)"; -1 if there is none.</summary>
    private static int UnknownCreditStart(string paragraph)
    {
        if (paragraph is not [.., ')' or '）']) return -1;
        Match name = NameBehindStop().Match(paragraph);
        return name.Success && HasCaptionSigns(paragraph[..name.Index]) ? name.Groups[1].Index : -1;
    }

    private static bool IsCredit(ReadOnlySpan<char> text) =>
        text.Length is > 1 and <= LongestCredit && (Agency().IsMatch(text) || PhotoWord().IsMatch(text) && !text.Contains('.'));

    /// <summary>What captions say and running text seldom does: who stands where, or what the picture shows on a full date.</summary>
    private static bool HasCaptionSigns(string text) => Position().IsMatch(text) || FullDate().IsMatch(text) || PictureVerb().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:[^/]{0,40}/ ?|[^/]{0,40} via )?(?:Kyodo|Reuters|AP|AFP|AFP-JIJI|Jiji|Getty(?: Images)?|Bloomberg|Xinhua|Yonhap|dpa|EPA|EFE|ANSA|TASS|UPI|NASA|Pool|U\.S\. (?:Navy|Army|Air Force|Marine Corps)|White House|共同(?:通信)?|時事(?:通信)?|ロイター)(?:[ /,-][^/]{0,40}){0,2}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Agency();

    [GeneratedRegex(@"\b(?:photo|photograph|image|picture|handout|file|foto)s?\b|写真|撮影|提供", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex PhotoWord();

    [GeneratedRegex(@"(?<=[.!?。]) ?([(（]\p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}[)）])$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex NameBehindStop();

    [GeneratedRegex(@"(?:Photo|Photograph|Image|Picture|Foto)s?(?: by| credit| courtesy of)?: ?\p{Lu}[^.()]{2,50}$|(?:Photo|Photograph)s? (?:by|courtesy of) \p{Lu}[^.()]{2,50}$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex PhotoBy();

    [GeneratedRegex(@"\((?:L|R|C|left|right|center|centre|top|bottom|front|back)[^)]{0,12}\)|, (?:left|right|center|centre|second from (?:left|right)),|（[左右中][^）]{0,4}）|\((?:from|clockwise)\b", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Position();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}, \d{4}|\b\d{1,2} \p{Lu}\p{L}{2,8} \d{4}\b|\d{4}年\d{1,2}月\d{1,2}日", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\b(?:is|are) (?:seen|pictured|shown)\b|\bshakes? hands\b|\bposes?\b|\bpictured\b|\bseen here\b|\bfile photo\b", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex PictureVerb();
}

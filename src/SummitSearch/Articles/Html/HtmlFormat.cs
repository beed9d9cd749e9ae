using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Html;

/// <summary>A web page: its story without the furniture around it, and what its metadata say.</summary>
internal sealed partial class HtmlFormat : IArticleFormat
{
    private const int LengthOfPrescan = 4096;

    public IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken) => [Read(input, input.ReadWhole().Span)];

    /// <summary>Reads a page whose bytes are at hand.</summary>
    public static ArticleResult Read(ArticleInput input, ReadOnlySpan<byte> bytes) => ReadText(input, DeclaredEncoding.Decode(bytes, DeclaredIn(bytes), "windows-1252"));

    /// <summary>Reads a page that is already text.</summary>
    public static ArticleResult ReadText(ArticleInput input, string html)
    {
        using IHtmlDocument page = HtmlDocumentParser.Parse(html, input.Options.MaxNestingDepth);
        ArticleDraft draft = PageMetadata.Read(page);
        MainText main = MainText.Extract(page, draft.Title);
        // Some pages load their story by script and carry it in JSON-LD only.
        bool inMetadataOnly = draft.Paragraphs.Sum(paragraph => paragraph.Length) > 2 * main.Paragraphs.Sum(paragraph => paragraph.Length);
        if (!inMetadataOnly) draft.Paragraphs = main.Paragraphs;
        draft.Captions.AddRange(main.Captions);
        if (draft.Authors.Count == 0) draft.Authors.AddRange(NameList.Split(main.Byline));
        return ArticleFinisher.Finish(draft, input, input.BaseId);
    }

    /// <summary>True if the beginning of a text is the beginning of a web page.</summary>
    public static bool LooksLikePage(string text) => PageStart().IsMatch(text.AsSpan(0, Math.Min(text.Length, 1024)));

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LengthOfPrescan)]);
        Match match = Charset().Match(head);
        if (!match.Success) return null;
        return match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
    }

    [GeneratedRegex(@"<meta\s[^>]*charset\s*=\s*[""']?\s*([\w.:-]+)|^<\?xml[^>]*encoding\s*=\s*[""']([\w.:-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Charset();

    [GeneratedRegex(@"^[\s\uFEFF]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+html|<html[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex PageStart();
}

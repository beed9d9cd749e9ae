using System.Text;
using System.Text.RegularExpressions;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Markdown;

/// <summary>Takes the marks out of Markdown (CommonMark and tables) and leaves paragraphs of text.</summary>
internal sealed partial class MarkdownText
{
    private readonly List<string> _lines = [];
    private bool _inFence;

    /// <summary>The text of the first level-one heading; null if there is none.</summary>
    public string? Heading { get; private set; }

    public List<string> Paragraphs { get; } = [];

    /// <summary>The descriptions of pictures.</summary>
    public List<string> Captions { get; } = [];

    /// <summary>Reads a document, without front matter.</summary>
    public static MarkdownText Read(string markdown)
    {
        var text = new MarkdownText();
        foreach (ReadOnlySpan<char> line in WithoutComments(markdown).AsSpan().EnumerateLines()) text.ReadLine(line.ToString());
        text.CloseParagraph();
        return text;
    }

    private static string WithoutComments(string markdown)
    {
        int start = markdown.IndexOf("<!--", StringComparison.Ordinal);
        if (start < 0) return markdown;
        var rest = new StringBuilder(markdown.Length);
        int from = 0;
        for (; start >= 0; start = markdown.IndexOf("<!--", from, StringComparison.Ordinal))
        {
            int end = markdown.IndexOf("-->", start, StringComparison.Ordinal);
            if (end < 0) break;
            rest.Append(markdown, from, start - from);
            from = end + 3;
        }
        return rest.Append(markdown, from, markdown.Length - from).ToString();
    }

    private void ReadLine(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
        {
            CloseParagraph();
            _inFence = !_inFence;
        }
        else if (_inFence) AddParagraph(trimmed);
        else if (trimmed.Length == 0 || LinkDefinition().IsMatch(line)) CloseParagraph();
        else if (SetextUnderline().IsMatch(trimmed) && _lines.Count == 1) CloseHeading(_lines[0], trimmed[0] == '=');
        else if (ThematicBreak().IsMatch(trimmed) || TableRule().IsMatch(trimmed)) CloseParagraph();
        else if (AtxHeading().Match(trimmed) is { Success: true } heading)
        {
            CloseParagraph();
            CloseHeading(heading.Groups[2].Value, heading.Groups[1].Length == 1);
        }
        else ReadTextLine(trimmed);
    }

    private void ReadTextLine(string line)
    {
        line = QuoteMarks().Replace(line, "");
        if (ListMark().Match(line) is { Success: true } mark)
        {
            CloseParagraph();
            line = line[mark.Length..];
        }
        else if (line.StartsWith('|'))
        {
            CloseParagraph();
            line = line.Trim('|').Replace("|", " ", StringComparison.Ordinal);
        }
        if (line.Length > 0) _lines.Add(line);
    }

    private void CloseHeading(string heading, bool isFirstLevel)
    {
        _lines.Clear();
        if (isFirstLevel && Heading is null) Heading = Inline(heading);
        else AddParagraph(heading);
    }

    private void CloseParagraph()
    {
        if (_lines.Count == 0) return;
        bool cjk = Passages.SentenceMarks.IsCjk(_lines[0][^1]);
        AddParagraph(string.Join(cjk ? "" : " ", _lines));
        _lines.Clear();
    }

    private void AddParagraph(string raw)
    {
        if (HtmlFragment.HasParagraphs(raw)) Paragraphs.AddRange(HtmlFragment.Paragraphs(Inline(raw), Captions));
        else if (Inline(raw) is { Length: > 0 } text) Paragraphs.Add(HtmlFragment.LooksLikeHtml(text) ? string.Join(" ", HtmlFragment.Paragraphs(text, Captions)) : text);
    }

    private string Inline(string text)
    {
        text = Image().Replace(text, match =>
        {
            Captions.Add(match.Groups["title"].Success ? match.Groups["title"].Value : match.Groups["alt"].Value);
            return "";
        });
        text = Link().Replace(text, "${text}");
        text = AutoLink().Replace(text, "$1");
        text = Strong().Replace(text, "$2");
        text = Emphasis().Replace(text, "$2");
        text = CodeSpan().Replace(text, "$1");
        text = Escape().Replace(text, "$1");
        return TextCleaner.Clean(text);
    }

    [GeneratedRegex(@"^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex AtxHeading();

    [GeneratedRegex(@"^(?:=+|-{2,})$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex SetextUnderline();

    [GeneratedRegex(@"^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex ThematicBreak();

    [GeneratedRegex(@"^\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\s{0,3}\[[^\]]+\]:\s*\S+", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex LinkDefinition();

    [GeneratedRegex(@"^(?:>\s?)+", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex QuoteMarks();

    [GeneratedRegex(@"^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"!\[(?<alt>[^\]]*)\](?:\([^()\s]*(?:\s+[""'](?<title>[^""']*)[""'])?\)|\[[^\]]*\])", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<text>[^\[\]]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])|\[\^[^\]]+\]", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Link();

    [GeneratedRegex(@"<((?:https?://|mailto:)[^<>\s]+)>", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex AutoLink();

    [GeneratedRegex(@"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\p{L}\p{N}*_\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}*_])", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"`+([^`]+)`+", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Escape();
}

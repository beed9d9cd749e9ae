using System.Text.Json;
using System.Text.RegularExpressions;
using SummitSearch.Articles.Json;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Markdown;

/// <summary>Markdown with optional YAML front matter between lines of three hyphens; its names are those of JSON articles.</summary>
internal sealed partial class MarkdownFormat : IArticleFormat
{
    public IEnumerable<ArticleResult> Read(ArticleInput input, CancellationToken cancellationToken)
    {
        string text = TextDecoder.Decode(input.ReadWhole().Span);
        ArticleDraft draft = new();
        if (FrontMatter().Match(text) is { Success: true } front)
        {
            draft = FromFrontMatter(front.Groups[1].Value, input.Options.MaxNestingDepth);
            text = text[front.Length..];
        }
        MarkdownText markdown = MarkdownText.Read(text);
        draft.Title ??= markdown.Heading;
        // A summary in the front matter is an aside once there is a story.
        if (markdown.Paragraphs.Count > 0)
        {
            draft.Captions.AddRange(draft.Paragraphs);
            draft.Paragraphs = markdown.Paragraphs;
        }
        draft.Captions.AddRange(markdown.Captions);
        if (draft.Title is null) HeadlineFinder.TakeHead(draft);
        return [ArticleFinisher.Finish(draft, input, input.BaseId)];
    }

    private static ArticleDraft FromFrontMatter(string yaml, int maxDepth)
    {
        string json = YamlJson.Parse(yaml, 2, maxDepth).ToJsonString();
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth + 1 });
        return JsonArticleMapper.Map(document.RootElement);
    }

    [GeneratedRegex(@"^\s*---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex FrontMatter();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SummitSearch.Articles.Dates;
using SummitSearch.Articles.Json;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Html;

/// <summary>Reads what a page says about itself: JSON-LD first, then Open Graph and other <c>meta</c> elements, then its elements.</summary>
internal static partial class PageMetadata
{
    /// <summary>A draft with everything but the story; <see cref="ArticleDraft.Paragraphs"/> holds JSON-LD's <c>articleBody</c>, if any.</summary>
    public static ArticleDraft Read(IHtmlDocument page)
    {
        ArticleDraft draft = FromJsonLd(page) ?? new ArticleDraft();
        Dictionary<string, List<string>> meta = MetaOf(page);
        draft.Title = Best(draft.Title, First(meta, "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "weibo:article:title", "title")) ?? TitleOf(page);
        draft.Source ??= First(meta, "og:site_name", "application-name", "dc.publisher", "publisher");
        draft.Section ??= First(meta, "article:section", "parsely-section", "section");
        draft.Language ??= page.DocumentElement.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("xml:lang") ?? First(meta, "content-language", "og:locale", "dc.language");
        if (string.IsNullOrWhiteSpace(draft.Language)) draft.Language = null;
        draft.Url = CanonicalUrl(page) ?? First(meta, "og:url") ?? draft.Url;
        draft.PublishedAt ??= Date(meta, "article:published_time", "parsely-pub-date", "datepublished", "date", "pubdate", "publish-date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime") ?? DateOfElements(page);
        draft.UpdatedAt ??= Date(meta, "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified");
        if (draft.UpdatedAt == draft.PublishedAt) draft.UpdatedAt = null;
        if (draft.Authors.Count == 0) AddAuthors(meta, draft);
        AddTags(meta, draft);
        draft.Id = draft.Url;
        return draft;
    }

    private static ArticleDraft? FromJsonLd(IHtmlDocument page)
    {
        foreach (IElement script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (ParseJsonLd(script.TextContent) is { } draft) return draft;
        }
        return null;
    }

    private static ArticleDraft? ParseJsonLd(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            JsonElement[] roots = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            foreach (JsonElement root in roots)
            {
                foreach (JsonElement node in JsonArticleMapper.ArticlesIn(root))
                    if (JsonArticleMapper.IsJsonLdArticle(node)) return JsonArticleMapper.Map(node);
            }
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArticleRefusedException)
        {
            // A page may carry broken JSON-LD; its meta elements tell the same.
            return null;
        }
    }

    private static Dictionary<string, List<string>> MetaOf(IHtmlDocument page)
    {
        var meta = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (IElement element in page.QuerySelectorAll("meta"))
        {
            string content = TextCleaner.Clean(element.GetAttribute("content"));
            if (content.Length == 0) continue;
            string names = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv") ?? "";
            foreach (string name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                string key = name.Replace("dcterm:", "dcterms.", StringComparison.OrdinalIgnoreCase).Replace("dc:", "dc.", StringComparison.OrdinalIgnoreCase);
                if (!meta.TryGetValue(key, out List<string>? values)) meta[key] = values = [];
                values.Add(content);
            }
        }
        return meta;
    }

    private static string? First(Dictionary<string, List<string>> meta, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (meta.TryGetValue(name, out List<string>? values)) return values[0];
        return null;
    }

    private static DateTimeOffset? Date(Dictionary<string, List<string>> meta, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (meta.TryGetValue(name, out List<string>? values) && DateParser.Parse(values[0]) is { } date) return date;
        return null;
    }

    private static string? Best(string? fromJsonLd, string? fromMeta) => string.IsNullOrWhiteSpace(fromJsonLd) ? fromMeta : fromJsonLd;

    /// <summary>The <c>title</c> element without the name of the site, or the only big heading.</summary>
    private static string? TitleOf(IHtmlDocument page)
    {
        string title = TextCleaner.Clean(page.Title);
        string? heading = page.QuerySelectorAll("h1") is { Length: 1 } headings ? TextCleaner.Clean(headings[0].TextContent) : null;
        if (title.Length == 0) return heading;
        if (heading is { Length: > 0 } && title.Contains(heading, StringComparison.Ordinal)) return heading;
        string shortened = SiteName().Replace(title, "");
        return shortened.Split(' ').Length >= 4 || shortened.Length >= 20 ? shortened : title;
    }

    private static string? CanonicalUrl(IHtmlDocument page)
    {
        string? url = page.QuerySelector("link[rel~='canonical']")?.GetAttribute("href")?.Trim();
        return url is { Length: > 0 } && url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url : null;
    }

    private static DateTimeOffset? DateOfElements(IHtmlDocument page)
    {
        foreach (IElement element in page.QuerySelectorAll("[itemprop~='datePublished'],time[pubdate],article time[datetime],time[datetime]"))
        {
            if (DateParser.Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent) is { } date) return date;
        }
        return null;
    }

    private static void AddAuthors(Dictionary<string, List<string>> meta, ArticleDraft draft)
    {
        foreach (string name in (ReadOnlySpan<string>)["article:author", "parsely-author", "author", "dc.creator", "dcterms.creator", "byl", "sailthru.author"])
        {
            if (!meta.TryGetValue(name, out List<string>? values)) continue;
            foreach (string value in values.Where(value => !value.Contains("://", StringComparison.Ordinal))) draft.Authors.AddRange(NameList.Split(value));
            if (draft.Authors.Count > 0) return;
        }
    }

    private static void AddTags(Dictionary<string, List<string>> meta, ArticleDraft draft)
    {
        if (meta.TryGetValue("article:tag", out List<string>? tags)) draft.Tags.AddRange(tags);
        foreach (string name in (ReadOnlySpan<string>)["news_keywords", "keywords", "parsely-tags"])
        {
            if (draft.Tags.Count == 0 && First(meta, name) is { } keywords)
                draft.Tags.AddRange(keywords.Split([',', ';', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [GeneratedRegex(@"\s+(?:[|–—»«]|-|::)\s+[^|–—»«]{1,40}$", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex SiteName();
}

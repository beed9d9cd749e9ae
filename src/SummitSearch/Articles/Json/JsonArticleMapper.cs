using System.Text.Json;
using SummitSearch.Articles.Dates;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Json;

/// <summary>Makes a draft of a JSON object: IPTC ninjs 1.x to 3.x, schema.org JSON-LD, JSON Feed, retrieval collections, our own names.</summary>
/// <remarks>One table of names serves all: the vocabularies do not contradict each other.</remarks>
internal static class JsonArticleMapper
{
    private static readonly string[] Wrappers = ["graph", "articles", "items", "entries", "results", "docs", "newsitems"];

    /// <summary>The articles within <paramref name="root"/>: itself, the items it wraps, or those of its <c>@graph</c> that are articles.</summary>
    public static IEnumerable<JsonElement> ArticlesIn(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && !HasText(root))
        {
            var fields = new JsonFields(root);
            foreach (string wrapper in Wrappers)
            {
                if (fields.Element(wrapper) is not { ValueKind: JsonValueKind.Array } list) continue;
                bool graph = wrapper == "graph";
                return list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object && (!graph || IsJsonLdArticle(item)));
            }
        }
        return [root];
    }

    /// <summary>True for a JSON-LD node whose type is some kind of article.</summary>
    public static bool IsJsonLdArticle(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object) return false;
        var types = new List<string>();
        new JsonFields(node).AddTexts(types, "type");
        return types.Exists(type => type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "LiveBlogPosting" or "Report");
    }

    /// <summary>The draft of one object.</summary>
    /// <exception cref="ArticleRefusedException">It is something else than an article, as its members show.</exception>
    /// <exception cref="InvalidOperationException">A string holds half a surrogate pair or bytes that are not UTF-8.</exception>
    public static ArticleDraft Map(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ArticleRefusedException(null, $"An article is a JSON object; this is {KindOf(element)}.");
        var fields = new JsonFields(element);
        if (fields.Has("schema") && fields.Has("properties")) throw new ArticleRefusedException(null, "This is a JSON schema, not an article.");
        var draft = new ArticleDraft
        {
            Id = fields.Text("id", "uri", "guid", "identifier", "url", "link"),
            Title = HeadlineOf(fields),
            Source = fields.Text("source", "publisher", "provider", "copyrightholder", "infosources", "infosource", "sitename"),
            Section = fields.Text("section", "articlesection", "category", "desk"),
            Language = fields.Text("language", "lang", "inlanguage"),
            Url = fields.Text("url", "link", "canonicalurl", "mainentityofpage"),
            EmbargoedUntil = DateParser.Parse(fields.Text("embargoeduntil", "embargoed", "embargo")),
            Version = fields.Number("version", "revision"),
            Status = StatusOf(fields.Text("pubstatus", "status")),
        };
        MapDates(fields, draft);
        MapNames(fields, draft);
        JsonBodyMapper.Map(fields, draft);
        return draft;
    }

    /// <summary>ninjs <c>pubstatus</c>; what is not known to be held back is usable.</summary>
    public static ArticleStatus StatusOf(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "withheld" or "withhold" or "held" => ArticleStatus.Withheld,
        "canceled" or "cancelled" or "killed" => ArticleStatus.Canceled,
        _ => ArticleStatus.Usable,
    };

    private static string KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a literal",
    };

    private static bool HasText(JsonElement root)
    {
        var fields = new JsonFields(root);
        return fields.Has("headline") || fields.Has("headlines") || fields.Has("body") || fields.Has("bodies") || fields.Has("text") || fields.Has("articlebody");
    }

    private static string? HeadlineOf(JsonFields fields)
    {
        if (fields.Element("headlines") is { ValueKind: JsonValueKind.Array } headlines)
        {
            string? first = null;
            foreach (JsonElement headline in headlines.EnumerateArray())
            {
                var parts = new JsonFields(headline);
                string? value = headline.ValueKind == JsonValueKind.String ? headline.GetString() : parts.Text("value");
                if (parts.Text("role") is "main" or "primary") return PlainText(value);
                first ??= value;
            }
            if (first is not null) return PlainText(first);
        }
        return PlainText(fields.Text("headline", "title", "name", "headlinemain"));
    }

    private static string? PlainText(string? text) =>
        text is not null && HtmlFragment.LooksLikeHtml(text) ? string.Join(" ", HtmlFragment.Paragraphs(text)) : text;

    private static void MapDates(JsonFields fields, ArticleDraft draft)
    {
        draft.PublishedAt = Date(fields, "publishedat", "datepublished", "publisheddate", "publicationdate", "pubdate", "published", "date", "firstcreated", "contentcreated", "datecreated", "versioncreated", "timestamp");
        draft.UpdatedAt = Date(fields, "updatedat", "datemodified", "modified", "updated", "lastmodified", "versioncreated", "contentmodified");
        draft.PublishedAt ??= draft.UpdatedAt;
        if (draft.UpdatedAt == draft.PublishedAt) draft.UpdatedAt = null;
        // Our own form says itself whether its date is a guess.
        draft.PublishedAtIsGuessed = fields.Element("publishedatisguessed") is { ValueKind: JsonValueKind.True };
    }

    private static DateTimeOffset? Date(JsonFields fields, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (DateParser.Parse(fields.Text(name)) is { } date) return date;
        return null;
    }

    private static void MapNames(JsonFields fields, ArticleDraft draft)
    {
        var bylines = new List<string>();
        fields.AddTexts(bylines, "authors", "author");
        if (bylines.Count == 0) fields.AddTexts(bylines, "byline", "by", "creator");
        foreach (string byline in bylines) draft.Authors.AddRange(NameList.Split(byline));
        fields.AddTexts(draft.Tags, "tags", "subject", "subjects", "categories");
        var keywords = new List<string>();
        fields.AddTexts(keywords, "keywords");
        foreach (string keyword in keywords) draft.Tags.AddRange(keyword.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        fields.AddTexts(draft.People, "people", "person", "persons");
        fields.AddTexts(draft.Places, "places", "place", "contentlocation", "locations");
        fields.AddTexts(draft.Organisations, "organisations", "organisation", "organizations", "organization");
        MapMentions(fields.Element("about"), draft);
        MapMentions(fields.Element("mentions"), draft);
    }

    /// <summary>schema.org <c>about</c> and <c>mentions</c>: typed things, or mere words.</summary>
    private static void MapMentions(JsonElement? mentions, ArticleDraft draft)
    {
        if (mentions is not { } list) return;
        foreach (JsonElement mention in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list])
        {
            string? type = mention.ValueKind == JsonValueKind.Object ? new JsonFields(mention).Text("type") : null;
            List<string> names = type switch
            {
                "Person" => draft.People,
                "Place" or "Country" or "City" or "AdministrativeArea" => draft.Places,
                "Organization" or "GovernmentOrganization" or "NewsMediaOrganization" or "Corporation" => draft.Organisations,
                _ => draft.Tags,
            };
            JsonFields.AddTextsOf(mention, names);
        }
    }
}

using System.Xml.Linq;
using SummitSearch.Articles.Dates;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Json;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Xml;

/// <summary>The items of IPTC NewsML-G2 (2.x), of NewsML 1.x as far as they carry text, and bare NITF documents.</summary>
internal static class NewsMLReader
{
    /// <summary>True if the root element is one of these.</summary>
    public static bool Knows(XElement root) => root.Name.LocalName.ToLowerInvariant() is "newsmessage" or "newsitem" or "newsml" or "nitf" or "packageitem" or "itemset";

    /// <summary>A draft for each news item.</summary>
    public static List<ArticleDraft> Read(XElement root)
    {
        XElement[] items = XmlElements.Is(root, "newsItem") || XmlElements.Is(root, "nitf") ? [root] : [.. XmlElements.Below(root, "newsItem")];
        return [.. items.Select(Draft)];
    }

    private static ArticleDraft Draft(XElement item)
    {
        XElement? itemMeta = XmlElements.Child(item, "itemMeta"), contentMeta = XmlElements.Child(item, "contentMeta");
        var draft = new ArticleDraft
        {
            Line = XmlElements.LineOf(item),
            Id = XmlElements.Attribute(item, "guid") ?? TextBelow(item, "PublicIdentifier") ?? XmlElements.Attribute(XmlElements.Below(item, "doc-id").FirstOrDefault(), "id-string"),
            Title = TextOf(XmlElements.Child(contentMeta, "headline")) ?? TextOf(XmlElements.Child(itemMeta, "title")) ?? TextBelow(item, "hl1") ?? TextBelow(item, "HeadLine") ?? TextBelow(item, "title"),
            Language = XmlElements.Attribute(XmlElements.Child(contentMeta, "language"), "tag") ?? XmlElements.Attribute(item, "lang") ?? XmlElements.Attribute(XmlElements.Below(item, "Language").FirstOrDefault(), "FormalName"),
            Source = NameOf(XmlElements.Child(itemMeta, "provider")) ?? NameOf(XmlElements.Child(contentMeta, "infoSource")) ?? XmlElements.Attribute(XmlElements.Below(item, "Provider").Elements().FirstOrDefault(), "FormalName"),
            Section = SectionOf(contentMeta),
            Url = XmlElements.Below(item, "link").Select(link => XmlElements.Attribute(link, "href")).FirstOrDefault(href => href?.StartsWith("http", StringComparison.Ordinal) == true),
            EmbargoedUntil = DateParser.Parse(TextOf(XmlElements.Child(itemMeta, "embargoed"))),
            Version = int.TryParse(XmlElements.Attribute(item, "version") ?? TextBelow(item, "RevisionId"), out int version) ? version : null,
            Status = JsonArticleMapper.StatusOf(AfterColon(XmlElements.Attribute(XmlElements.Child(itemMeta, "pubStatus"), "qcode"))),
        };
        MapDates(item, itemMeta, contentMeta, draft);
        if (contentMeta is not null) MapNames(contentMeta, draft);
        MapText(item, contentMeta, draft);
        return draft;
    }

    private static void MapDates(XElement item, XElement? itemMeta, XElement? contentMeta, ArticleDraft draft)
    {
        DateTimeOffset? version = DateParser.Parse(TextOf(XmlElements.Child(itemMeta, "versionCreated")) ?? TextBelow(item, "ThisRevisionCreated"));
        draft.PublishedAt = DateParser.Parse(TextOf(XmlElements.Child(contentMeta, "contentCreated"))) ?? DateParser.Parse(TextOf(XmlElements.Child(itemMeta, "firstCreated")) ?? TextBelow(item, "FirstCreated"))
            ?? DateParser.Parse(XmlElements.Attribute(XmlElements.Below(item, "date.issue").FirstOrDefault(), "norm")) ?? version;
        draft.UpdatedAt = DateParser.Parse(TextOf(XmlElements.Child(contentMeta, "contentModified"))) ?? version;
        if (draft.UpdatedAt == draft.PublishedAt) draft.UpdatedAt = null;
    }

    private static void MapNames(XElement contentMeta, ArticleDraft draft)
    {
        foreach (XElement creator in contentMeta.Elements().Where(child => XmlElements.Is(child, "creator")))
            if (NameOf(creator) is { } name) draft.Authors.Add(name);
        if (draft.Authors.Count == 0) draft.Authors.AddRange(NameList.Split(TextOf(XmlElements.Child(contentMeta, "by"))));
        foreach (XElement keyword in contentMeta.Elements().Where(child => XmlElements.Is(child, "keyword"))) draft.Tags.Add(keyword.Value);
        foreach (XElement subject in contentMeta.Elements().Where(child => XmlElements.Is(child, "subject")))
        {
            if (NameOf(subject) is not { } name) continue;
            List<string> names = AfterColon(XmlElements.Attribute(subject, "type")) switch
            {
                "person" => draft.People,
                "organisation" => draft.Organisations,
                "geoArea" or "poi" => draft.Places,
                _ => draft.Tags,
            };
            names.Add(name);
        }
        if (NameOf(XmlElements.Child(contentMeta, "located")) is { } located) draft.Places.Add(located);
    }

    private static void MapText(XElement item, XElement? contentMeta, ArticleDraft draft)
    {
        XElement? story = StoryOf(item);
        if (story is not null) draft.Paragraphs.AddRange(FeedText.ParagraphsOf(story, draft.Captions));
        if (draft.Paragraphs.Count > 1 && TextCleaner.Clean(draft.Paragraphs[0]) == TextCleaner.Clean(draft.Title)) draft.Paragraphs.RemoveAt(0);
        foreach (XElement description in contentMeta?.Elements().Where(child => XmlElements.Is(child, "description")) ?? [])
        {
            List<string> target = draft.Paragraphs.Count == 0 ? draft.Paragraphs : draft.Captions;
            target.AddRange(FeedText.ParagraphsOf(description, draft.Captions));
        }
        if (draft.Authors.Count == 0 && story is not null) draft.Authors.AddRange(NameList.Split(TextBelow(item, "byline")));
    }

    /// <summary>The longest of the bodies, else of the contents: an item may carry style sheets, boxes and several renditions beside its story.</summary>
    private static XElement? StoryOf(XElement item)
    {
        foreach (string name in (ReadOnlySpan<string>)["body.content", "body", "inlineXML", "inlineData", "DataContent"])
        {
            XElement? longest = XmlElements.Below(item, name).Where(element => XmlElements.Attribute(element, "encoding") is null).MaxBy(element => element.Value.Length);
            if (longest is not null) return longest;
        }
        return null;
    }

    /// <summary>The genre or the broadest subject, where one is marked as the section.</summary>
    private static string? SectionOf(XElement? contentMeta) =>
        contentMeta?.Elements().Where(child => XmlElements.Is(child, "subject") && AfterColon(XmlElements.Attribute(child, "type")) is "section" or "department").Select(NameOf).FirstOrDefault();

    /// <summary>The English, else the first name; else the literal; else the code behind its scheme.</summary>
    private static string? NameOf(XElement? concept)
    {
        if (concept is null) return null;
        XElement[] names = [.. concept.Elements().Where(child => XmlElements.Is(child, "name"))];
        XElement? name = Array.Find(names, candidate => XmlElements.Attribute(candidate, "lang")?.StartsWith("en", StringComparison.Ordinal) == true) ?? names.FirstOrDefault();
        return TextOf(name) ?? XmlElements.Attribute(concept, "literal") ?? AfterColon(XmlElements.Attribute(concept, "qcode"));
    }

    private static string? TextBelow(XElement item, string name) => XmlElements.FirstText(XmlElements.Below(item, name));

    private static string? TextOf(XElement? element) => element is null || string.IsNullOrWhiteSpace(element.Value) ? null : HtmlFragment.LooksLikeHtml(element.Value) ? FeedText.LineOf(element) : element.Value.Trim();

    private static string? AfterColon(string? code) => code?[(code.IndexOf(':') + 1)..];
}

using System.Xml.Linq;
using SummitSearch.Articles.Dates;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Xml;

/// <summary>The entries of RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and CDF.</summary>
internal static class FeedReader
{
    /// <summary>A draft for each entry; none for a feed without entries.</summary>
    /// <exception cref="ArticleRefusedException">The root is not that of a feed.</exception>
    public static List<ArticleDraft> Read(XElement root)
    {
        string name = root.Name.LocalName.ToLowerInvariant();
        if (name is not ("rss" or "rdf" or "feed" or "channel" or "item" or "entry" or "rss2"))
            throw new ArticleRefusedException(1, $"The root element <{root.Name.LocalName}> is none of RSS, Atom, NewsML-G2 and NITF.");
        XElement channel = XmlElements.Child(root, "channel") ?? root;
        FeedFacts feed = FactsOf(channel);
        IEnumerable<XElement> entries = name is "item" or "entry" ? [root] : root.Descendants().Where(IsEntry);
        return [.. entries.Select(entry => Draft(entry, feed))];
    }

    // An entry may quote the feed it comes from in <source>, but never holds another entry.
    private static bool IsEntry(XElement element) =>
        (XmlElements.Is(element, "item") || XmlElements.Is(element, "entry")) && FeedNamespace.IsCore(element.Name.NamespaceName)
        && element.Parent?.Name.LocalName.ToLowerInvariant() is "channel" or "rdf" or "rss" or "feed" or "rss2" or "items";

    private static FeedFacts FactsOf(XElement channel)
    {
        string? title = XmlElements.FirstText(XmlElements.Core(channel, "title")) ?? XmlElements.FirstText(XmlElements.DublinCore(channel, "title"));
        string? language = XmlElements.FirstText(XmlElements.Core(channel, "language")) ?? XmlElements.FirstText(XmlElements.DublinCore(channel, "language"))
            ?? channel.AncestorsAndSelf().Select(element => element.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(value => value is not null);
        return new FeedFacts(title is null ? null : Line(title), language);
    }

    private static ArticleDraft Draft(XElement entry, FeedFacts feed)
    {
        string? url = LinkOf(entry);
        XElement? source = XmlElements.Core(entry, "source").FirstOrDefault();
        var draft = new ArticleDraft
        {
            Line = XmlElements.LineOf(entry),
            Id = XmlElements.FirstText(XmlElements.Core(entry, "guid")) ?? XmlElements.FirstText(XmlElements.Core(entry, "id")) ?? XmlElements.Attribute(entry, "about") ?? url,
            Title = FeedText.LineOf(XmlElements.Core(entry, "title").FirstOrDefault() ?? XmlElements.DublinCore(entry, "title").FirstOrDefault() ?? MediaChild(entry, "title")),
            Url = url,
            Source = SourceOf(source) ?? XmlElements.FirstText(XmlElements.DublinCore(entry, "publisher")) ?? feed.Title,
            Language = XmlElements.FirstText(XmlElements.DublinCore(entry, "language")) ?? entry.Attribute(XNamespace.Xml + "lang")?.Value ?? feed.Language,
        };
        if (draft.Url is null && XmlElements.Attribute(XmlElements.Core(entry, "guid").FirstOrDefault(), "isPermaLink") != "false" && draft.Id?.StartsWith("http", StringComparison.Ordinal) == true) draft.Url = draft.Id;
        MapDates(entry, draft);
        MapAuthors(entry, draft);
        MapCategories(entry, draft);
        MapText(entry, draft);
        return draft;
    }

    private static string? SourceOf(XElement? source)
    {
        if (source is null) return null;
        return source.HasElements ? FeedText.LineOf(XmlElements.Core(source, "title").FirstOrDefault()) : Line(source.Value);
    }

    private static string? LinkOf(XElement entry)
    {
        XElement[] links = [.. XmlElements.Core(entry, "link")];
        XElement? best = Array.Find(links, link => XmlElements.Attribute(link, "rel") is null or "alternate") ?? links.FirstOrDefault();
        string? href = XmlElements.Attribute(best, "href") ?? best?.Value ?? XmlElements.Attribute(entry, "href");
        return string.IsNullOrWhiteSpace(href) ? null : href.Trim();
    }

    private static void MapDates(XElement entry, ArticleDraft draft)
    {
        draft.PublishedAt = FirstDate(entry, "pubdate", "published", "issued", "created", "date");
        draft.UpdatedAt = FirstDate(entry, "updated", "modified", "lastmodified", "lastbuilddate");
        draft.UpdatedAt ??= DateParser.Parse(XmlElements.Attribute(entry, "lastmod"));
        draft.PublishedAt ??= draft.UpdatedAt;
        if (draft.UpdatedAt == draft.PublishedAt) draft.UpdatedAt = null;
    }

    private static DateTimeOffset? FirstDate(XElement entry, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            foreach (XElement element in entry.Elements())
                if (XmlElements.Is(element, name) && DateParser.Parse(element.Value) is { } date) return date;
        }
        return null;
    }

    private static void MapAuthors(XElement entry, ArticleDraft draft)
    {
        foreach (XElement author in XmlElements.Core(entry, "author").Concat(XmlElements.DublinCore(entry, "creator")).Concat(XmlElements.DublinCore(entry, "author")))
        {
            string name = author.HasElements ? XmlElements.Child(author, "name")?.Value ?? "" : AuthorNames.WithoutAddress(author.Value);
            draft.Authors.AddRange(NameList.Split(name));
        }
    }

    private static void MapCategories(XElement entry, ArticleDraft draft)
    {
        foreach (XElement category in XmlElements.Core(entry, "category"))
            draft.Tags.Add(XmlElements.Attribute(category, "label") ?? XmlElements.Attribute(category, "term") ?? Line(category.Value));
        foreach (XElement subject in XmlElements.DublinCore(entry, "subject")) draft.Tags.Add(Line(subject.Value));
    }

    private static void MapText(XElement entry, ArticleDraft draft)
    {
        XElement? full = entry.Elements().FirstOrDefault(child => FeedNamespace.IsContent(child.Name.NamespaceName) && XmlElements.Is(child, "encoded"))
            ?? XmlElements.Core(entry, "content").FirstOrDefault(FeedText.IsText)
            ?? entry.Elements().FirstOrDefault(child => child.Name.NamespaceName == FeedNamespace.Xhtml && XmlElements.Is(child, "body"))
            ?? XmlElements.Core(entry, "fullitem").FirstOrDefault();
        XElement? teaser = XmlElements.Core(entry, "description").FirstOrDefault() ?? XmlElements.Core(entry, "summary").FirstOrDefault()
            ?? XmlElements.Core(entry, "abstract").FirstOrDefault() ?? XmlElements.Core(entry, "tagline").FirstOrDefault() ?? XmlElements.DublinCore(entry, "description").FirstOrDefault();
        if (full is not null) draft.Paragraphs.AddRange(FeedText.ParagraphsOf(full, draft.Captions));
        if (draft.Paragraphs.Count == 0 && teaser is not null) draft.Paragraphs.AddRange(FeedText.ParagraphsOf(teaser, draft.Captions));
        if (MediaChild(entry, "description") is { } caption) draft.Captions.AddRange(FeedText.ParagraphsOf(caption, null));
    }

    private static XElement? MediaChild(XElement entry, string name) =>
        entry.Descendants().FirstOrDefault(child => FeedNamespace.IsMedia(child.Name.NamespaceName) && XmlElements.Is(child, name));

    private static string Line(string text) => TextCleaner.Clean(HtmlFragment.LooksLikeHtml(text) ? string.Join(" ", HtmlFragment.Paragraphs(text)) : text);

    private sealed record FeedFacts(string? Title, string? Language);
}

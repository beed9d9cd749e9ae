using System.Text.Json;
using SummitSearch.Articles.Html;
using SummitSearch.Articles.Text;

namespace SummitSearch.Articles.Json;

/// <summary>Finds the story, its summary and its captions among the members of a JSON article.</summary>
internal static class JsonBodyMapper
{
    /// <summary>Fills paragraphs and captions of the draft.</summary>
    public static void Map(JsonFields fields, ArticleDraft draft)
    {
        AddText(BodyOf(fields), draft.Paragraphs, draft.Captions);
        DropRepeatedHeadline(draft);
        var asides = new List<string>();
        AddDescriptions(fields, asides, draft.Captions);
        AddTextOf(fields.Element("summary", "abstract", "standfirst"), asides, draft.Captions);
        // A picture, a video or an event has no other text than its description.
        if (draft.Paragraphs.Count == 0) draft.Paragraphs.AddRange(asides);
        else draft.Captions.AddRange(asides.Where(aside => !IsInBody(aside, draft.Paragraphs)));
        AddAsides(fields.Element("captions", "caption"), draft.Captions);
        fields.AddTexts(draft.RelatedCoverage, "relatedcoverage");
        if (fields.Element("associations") is { } associations) AddAssociations(associations, draft);
    }

    private static string? BodyOf(JsonFields fields)
    {
        if (fields.Element("bodies") is { ValueKind: JsonValueKind.Array } bodies && BestOf(bodies) is { } best) return best;
        string? marked = fields.Text("bodyxhtml", "bodyhtml", "contenthtml");
        if (marked is not null && HtmlFragment.HasParagraphs(marked)) return marked;
        return fields.Text("body", "bodytext", "articlebody", "text", "contenttext", "content", "fulltext", "story") ?? marked;
    }

    /// <summary>Of the renditions of one story: HTML, which has paragraphs; else plain text; XML dialects last.</summary>
    private static string? BestOf(JsonElement bodies)
    {
        string? best = null;
        int bestRank = int.MaxValue;
        foreach (JsonElement body in bodies.EnumerateArray())
        {
            var parts = new JsonFields(body);
            string? value = body.ValueKind == JsonValueKind.String ? body.GetString() : parts.Text("value");
            if (value is null) continue;
            int rank = RankOf(parts.Text("contenttype"), value);
            if (rank < bestRank) (best, bestRank) = (value, rank);
        }
        return best;
    }

    private static int RankOf(string? contentType, string value) => contentType?.ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => HtmlFragment.HasParagraphs(value) ? 0 : 2,
        null or "text/plain" => 1,
        _ => 3,
    };

    private static void AddDescriptions(JsonFields fields, List<string> asides, List<string> captions)
    {
        if (fields.Element("descriptions") is { ValueKind: JsonValueKind.Array } descriptions)
        {
            foreach (JsonElement description in descriptions.EnumerateArray())
            {
                var parts = new JsonFields(description);
                List<string> target = parts.Text("role") is "creditline" or "credit" ? captions : asides;
                AddText(description.ValueKind == JsonValueKind.String ? description.GetString() : parts.Text("value"), target, captions);
            }
        }
        else AddText(fields.Text("descriptiontext", "description", "descriptionxhtml"), asides, captions);
    }

    private static void AddAssociations(JsonElement associations, ArticleDraft draft)
    {
        IEnumerable<JsonElement> items = associations.ValueKind switch
        {
            JsonValueKind.Array => associations.EnumerateArray(),
            JsonValueKind.Object => associations.EnumerateObject().Select(property => property.Value),
            _ => [],
        };
        foreach (JsonElement item in items)
        {
            var fields = new JsonFields(item);
            if (fields.Text("type") is "text" or "composite") fields.AddTexts(draft.RelatedCoverage, "headline", "headlines", "title");
            else AddDescriptions(fields, draft.Captions, draft.Captions);
        }
    }

    private static void AddAsides(JsonElement? element, List<string> captions)
    {
        var texts = new List<string>();
        if (element is { } value) JsonFields.AddTextsOf(value, texts);
        foreach (string text in texts) AddText(text, captions, captions);
    }

    private static void AddTextOf(JsonElement? element, List<string> paragraphs, List<string> captions)
    {
        if (element is { } value) AddText(JsonFields.TextOf(value), paragraphs, captions);
    }

    private static void AddText(string? text, List<string> paragraphs, List<string> captions)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (HtmlFragment.LooksLikeHtml(text)) paragraphs.AddRange(HtmlFragment.Paragraphs(text, captions));
        else paragraphs.AddRange(ParagraphAssembler.Assemble(text));
    }

    private static void DropRepeatedHeadline(ArticleDraft draft)
    {
        if (draft.Paragraphs.Count > 1 && TextCleaner.Clean(draft.Paragraphs[0]) == TextCleaner.Clean(draft.Title)) draft.Paragraphs.RemoveAt(0);
    }

    private static bool IsInBody(string aside, List<string> paragraphs) =>
        paragraphs.Exists(paragraph => paragraph.Contains(aside.TrimEnd('.', '…', ' '), StringComparison.Ordinal));
}

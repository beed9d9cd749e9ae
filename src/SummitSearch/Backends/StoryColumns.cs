using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>Reads the columns of articles that tell of stories.</summary>
internal static class StoryColumns
{
    /// <summary>The story of the article of a document; 0 for a document that is none.</summary>
    public static long StoryAt(IndexReader reader, int document) => ValueAt(reader, PassageSchema.Story, document) ?? 0;

    /// <summary>The visible articles of a story, the first published first; those whose date is unknown or guessed come last.</summary>
    public static StoryListing List(IndexReader reader, long story, DateTimeOffset now, int limit)
    {
        List<(long Time, int Document)> members = [];
        foreach (int document in LiveDocuments.With(reader, new Term(PassageSchema.StoryTerm, StoryId.Format(story))))
        {
            if (IsVisible(reader, document, now)) members.Add((TimeAt(reader, document) ?? long.MaxValue, document));
        }
        members.Sort();
        return new StoryListing(members.Count, [.. members.Take(limit).Select(m => ArticleDocuments.Read(reader, m.Document))]);
    }

    /// <summary>When an article was published, in milliseconds since 1970; null if that is unknown or guessed.</summary>
    public static long? TimeAt(IndexReader reader, int document) => ValueAt(reader, PassageSchema.StoryTime, document);

    /// <summary>Whether a usable article is free of embargo.</summary>
    public static bool IsVisible(IndexReader reader, int document, DateTimeOffset now) =>
        ValueAt(reader, PassageSchema.StoryEmbargo, document) is not { } embargo || embargo <= now.ToUnixTimeMilliseconds();

    private static long? ValueAt(IndexReader reader, string column, int document)
    {
        int segment = reader.SegmentOf(document);
        return reader.Segments[segment].NumericDocValues(column) is { } values && values.AdvanceExact(document - reader.DocBase(segment)) ? values.Value : null;
    }
}

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
        long today = now.ToUnixTimeMilliseconds();
        foreach (int document in LiveDocuments.With(reader, new Term(PassageSchema.StoryTerm, StoryId.Format(story))))
        {
            if (ValueAt(reader, PassageSchema.StoryEmbargo, document) is { } embargo && embargo > today) continue;
            members.Add((ValueAt(reader, PassageSchema.StoryTime, document) ?? long.MaxValue, document));
        }
        members.Sort();
        return new StoryListing(members.Count, [.. members.Take(limit).Select(m => ArticleDocuments.Read(reader.Document(m.Document)))]);
    }

    private static long? ValueAt(IndexReader reader, string column, int document)
    {
        int segment = reader.SegmentOf(document);
        return reader.Segments[segment].NumericDocValues(column) is { } values && values.AdvanceExact(document - reader.DocBase(segment)) ? values.Value : null;
    }
}

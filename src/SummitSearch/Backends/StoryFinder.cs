using System.Buffers.Binary;
using SummitSearch.Articles;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>Tells which story an article belongs to, by the sketches in the index and of the articles written since.</summary>
/// <remarks>
/// An article joins the story of the near-duplicate that it is most like; else it begins one. Only the article at hand is ever decided on, so stories never
/// change behind a reader's back, and nothing grows with the index: a look-up costs <see cref="StoryFeatures.SketchSize"/> terms and the texts of a few
/// candidates. For one thread at a time.
/// </remarks>
/// <param name="openReader">Opens a reader that sees everything written so far.</param>
internal sealed class StoryFinder(Func<IndexReader> openReader) : IDisposable
{
    // Until then they are compared in memory; opening a reader for each article would cost a flush.
    private const int MostRecent = 4096;

    // Set phrases stand in any number of articles; those walked over decide.
    private const int MostPostingsOfShingle = 100;

    private const int MostCandidates = 8;
    private const int LeastCommonShingles = 2;

    private readonly Dictionary<string, RecentArticle> _recent = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, List<string>> _recentByShingle = [];
    private readonly HashSet<string> _outdated = new(StringComparer.Ordinal);
    private IndexReader? _reader;

    /// <summary>The story of an article about to be written.</summary>
    public long StoryOf(Article article, StoryFeatures features)
    {
        if (_recent.Count >= MostRecent) Forget();
        IndexReader reader = _reader ??= openReader();
        long story = StoryOf(article.Id, features, reader);
        Remember(article.Id, new RecentArticle(features, story));
        return story;
    }

    /// <summary>Leaves an article out from now on.</summary>
    public void Remove(string articleId)
    {
        RemoveRecent(articleId);
        _outdated.Add(articleId);
    }

    /// <summary>Lets go of everything; what is in the index by then is found there. For commits and rollbacks.</summary>
    public void Forget()
    {
        _recent.Clear();
        _recentByShingle.Clear();
        _outdated.Clear();
        _reader?.Dispose();
        _reader = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private static void Keep(ref (double Likeness, string Id, long Story) best, StoryFeatures features, string id, StoryFeatures other, long story)
    {
        double likeness = NearDuplicates.Likeness(features, other);
        if (likeness > best.Likeness || (likeness > 0 && likeness == best.Likeness && string.CompareOrdinal(id, best.Id) < 0)) best = (likeness, id, story);
    }

    private long StoryOf(string articleId, StoryFeatures features, IndexReader reader)
    {
        // A new version of an article stays where the old one was, as long as it is the same report.
        if (PreviousVersion(articleId, reader) is { } previous && NearDuplicates.Likeness(features, previous.Features) > 0) return previous.Story;
        var best = (Likeness: 0.0, Id: "", Story: StoryId.Begin(articleId, features));
        if (features.Count < NearDuplicates.LeastShingles) return best.Story;
        foreach (string id in RecentCandidates(features))
        {
            if (id != articleId) Keep(ref best, features, id, _recent[id].Features, _recent[id].Story);
        }
        foreach (int document in Candidates(features, reader))
        {
            Article other = ArticleDocuments.Read(reader, document).Article;
            if (other.Id != articleId && !_outdated.Contains(other.Id)) Keep(ref best, features, other.Id, StoryFeatures.Of(other), StoryColumns.StoryAt(reader, document));
        }
        return best.Story;
    }

    private RecentArticle? PreviousVersion(string articleId, IndexReader reader)
    {
        if (_recent.GetValueOrDefault(articleId) is { } recent) return recent;
        if (_outdated.Contains(articleId) || LiveDocuments.LastWith(reader, new Term(PassageSchema.ArticleId, articleId)) is not { } document) return null;
        return new RecentArticle(StoryFeatures.Of(ArticleDocuments.Read(reader, document).Article), StoryColumns.StoryAt(reader, document));
    }

    private IEnumerable<string> RecentCandidates(StoryFeatures features)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (uint shingle in features.Sketch)
        {
            if (!_recentByShingle.TryGetValue(shingle, out List<string>? ids)) continue;
            foreach (string id in ids.Take(MostPostingsOfShingle)) counts[id] = counts.GetValueOrDefault(id) + 1;
        }
        return Likeliest(counts);
    }

    private IEnumerable<int> Candidates(StoryFeatures features, IndexReader reader)
    {
        var counts = new Dictionary<int, int>();
        Span<byte> term = stackalloc byte[sizeof(uint)];
        for (int i = 0; i < reader.Segments.Count; i++)
        {
            if (reader.Segments[i].Terms(PassageSchema.Shingle) is not { } terms) continue;
            PostingsCursor? postings = null;
            foreach (uint shingle in features.Sketch)
            {
                BinaryPrimitives.WriteUInt32BigEndian(term, shingle);
                if (!terms.TryGet(term, out TermEntry entry)) continue;
                postings = terms.OpenPostings(entry, PostingsDetail.Documents, postings);
                Count(reader.Segments[i], reader.DocBase(i), postings, counts);
            }
        }
        return Likeliest(counts);
    }

    private static void Count(SegmentReader segment, int docBase, PostingsCursor postings, Dictionary<int, int> counts)
    {
        for (int left = MostPostingsOfShingle; left > 0 && postings.NextDoc() is var docId && docId != DocIdCursor.NoMoreDocs;)
        {
            if (!segment.IsLive(docId)) continue;
            counts[docBase + docId] = counts.GetValueOrDefault(docBase + docId) + 1;
            left--;
        }
    }

    private static IEnumerable<T> Likeliest<T>(Dictionary<T, int> counts)
        where T : notnull =>
        counts.Where(static c => c.Value >= LeastCommonShingles).OrderByDescending(static c => c.Value).ThenBy(static c => c.Key).Take(MostCandidates).Select(static c => c.Key);

    private void Remember(string articleId, RecentArticle article)
    {
        Remove(articleId);
        _recent.Add(articleId, article);
        foreach (uint shingle in article.Features.Sketch)
        {
            if (_recentByShingle.TryGetValue(shingle, out List<string>? ids)) ids.Add(articleId);
            else _recentByShingle.Add(shingle, [articleId]);
        }
    }

    private void RemoveRecent(string articleId)
    {
        if (!_recent.Remove(articleId, out RecentArticle? old)) return;
        foreach (uint shingle in old.Features.Sketch) _recentByShingle[shingle].Remove(articleId);
    }

    private sealed record RecentArticle(StoryFeatures Features, long Story);
}

using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Passages;
using SummitSearch.Stories;

namespace SummitSearch.Backends;

/// <summary>Turns articles into the documents of <see cref="PassageSchema"/>, and back.</summary>
internal sealed class ArticleDocuments(LanguageFields languages)
{
    private static readonly FieldOptions FrequencyOptions = new() { IndexOptions = IndexOptions.DocumentsAndFrequencies };
    private static readonly FieldOptions ShingleOptions = new() { IndexOptions = IndexOptions.Documents, Tokenized = false, OmitNorms = true };
    private static readonly FieldOptions StoryOptions = new() { Stored = true, DocValues = DocValuesType.Numeric };

    /// <summary>The block of an article. Articles that may not be shown keep no passages, so that nothing of them can be found.</summary>
    /// <param name="indexed">The article.</param>
    /// <param name="sketch">Its shingles for finding near-duplicates.</param>
    public List<Document> BlockOf(IndexedArticle indexed, ReadOnlySpan<uint> sketch)
    {
        var block = new List<Document>(indexed.Passages.Count + 1);
        if (indexed.Article.Status == ArticleStatus.Usable)
        {
            string language = languages.Of(indexed.Article.Language);
            for (int i = 0; i < indexed.Passages.Count; i++) block.Add(DocumentOf(indexed, i, language));
        }
        block.Add(DocumentOf(indexed, sketch));
        return block;
    }

    /// <summary>The article of a document.</summary>
    public static IndexedArticle Read(IndexReader reader, int document)
    {
        using ReaderLease lease = reader.Acquire();
        int segment = reader.SegmentOf(document);
        var article = new ArticleVisitor();
        reader.Segments[segment].OpenStoredFields().Visit(document - reader.DocBase(segment), article);
        return article.Result;
    }

    /// <summary>The origin of an article, without reading the article itself.</summary>
    public static ArticleOrigin ReadOrigin(Document document) => new(
        document.GetString(PassageSchema.ArticleId)!,
        FileOf(document.GetString(PassageSchema.File)!),
        document.GetString(PassageSchema.Hash)!,
        document.TryGet(PassageSchema.ArticleVersion, out FieldValue version) ? version.AsInt32 : null,
        document.TryGet(PassageSchema.ArticleDate, out FieldValue ticks) ? new DateTimeOffset(ticks.AsInt64, TimeSpan.Zero) : null);

    /// <summary>The values of an article that can be filtered by and counted.</summary>
    private static IEnumerable<(string Field, IEnumerable<string> Values)> FacetsOf(Article article)
    {
        yield return ("source", OneOrNone(article.Source));
        yield return ("section", OneOrNone(article.Section));
        yield return ("language", OneOrNone(article.Language));
        yield return ("tag", article.Tags);
        yield return ("author", article.Authors);
        yield return ("people", article.People);
        yield return ("place", article.Places);
        yield return ("organisation", article.Organisations);
    }

    private static Document DocumentOf(IndexedArticle indexed, int ordinal, string language)
    {
        Article article = indexed.Article;
        string text = indexed.Passages[ordinal].TextOf(article.Body);
        // Where the first sentence stands in as the title, it is in the text already.
        string title = article.TitleIsDerived && ordinal == 0 ? "" : article.Title;
        Document document =
        [
            Field.Keyword(PassageSchema.Kind, PassageSchema.PassageKind),
            Field.Keyword(PassageSchema.ArticleId, article.Id),
            Field.DocValues(PassageSchema.ToArticle, DocValuesType.Numeric, FieldValue.Of((long)(indexed.Passages.Count - ordinal))),
            Field.DocValues(PassageSchema.Ordinal, DocValuesType.Numeric, FieldValue.Of((long)ordinal)),
            Field.DocValues(PassageSchema.Fingerprint, DocValuesType.Numeric, FieldValue.Of(FingerprintOf(title, text))),
        ];
        AddText(document, PassageSchema.Text(language), title, text);
        document.Add(Field.Text(PassageSchema.Title(language), article.Title));
        foreach (string value in new[] { title, text }.Where(static v => v.Length > 0)) document.Add(Field.Text(PassageSchema.Exact, value));
        document.Add(new Field(PassageSchema.Metadata, FieldValue.Of(MetadataOf(article)), FrequencyOptions));
        if (ordinal == 0)
        {
            document.Add(Field.Keyword(PassageSchema.FirstPassage, language));
            foreach (string caption in article.Captions) document.Add(Field.Text(PassageSchema.Captions(language), caption));
        }
        AddFacets(document, article);
        AddDates(document, article);
        return document;
    }

    private static void AddText(Document document, string field, string title, string text)
    {
        if (title.Length > 0) document.Add(Field.Text(field, title));
        document.Add(Field.Text(field, text));
    }

    private static void AddFacets(Document document, Article article)
    {
        foreach ((string field, IEnumerable<string> values) in FacetsOf(article))
        {
            foreach (string value in values.Distinct(StringComparer.Ordinal))
            {
                document.Add(Field.DocValues(PassageSchema.Facet(field), DocValuesType.SortedSet, FieldValue.Of(value)));
                document.Add(Field.Keyword(PassageSchema.Filter(field), value.ToLowerInvariant()));
            }
        }
        // A filter on "en" also finds "en-GB".
        if (article.Language is { } tag && tag.IndexOf('-', StringComparison.Ordinal) is > 0 and int dash)
            document.Add(Field.Keyword(PassageSchema.Filter("language"), tag[..dash].ToLowerInvariant()));
    }

    private static void AddDates(Document document, Article article)
    {
        long? published = article.PublishedAt?.ToUnixTimeMilliseconds();
        if (published is { } time) document.Add(Field.Point(PassageSchema.Published, FieldValue.Of(time)));
        document.Add(Field.DocValues(PassageSchema.Newest, DocValuesType.Numeric, FieldValue.Of(published ?? long.MinValue)));
        document.Add(Field.DocValues(PassageSchema.Oldest, DocValuesType.Numeric, FieldValue.Of(published ?? long.MaxValue)));
        if (article.EmbargoedUntil is { } embargo) document.Add(Field.Point(PassageSchema.Embargo, FieldValue.Of(embargo.ToUnixTimeMilliseconds())));
    }

    private static Document DocumentOf(IndexedArticle indexed, ReadOnlySpan<uint> sketch)
    {
        Article article = indexed.Article;
        Document document =
        [
            Field.Keyword(PassageSchema.Kind, PassageSchema.ArticleKind),
            Field.Keyword(PassageSchema.ArticleId, article.Id, stored: true),
            Field.Keyword(PassageSchema.File, PassageSchema.FileTerm(indexed.File), stored: true),
            Field.Keyword(PassageSchema.ArticleLanguage, article.Language ?? "und"),
            Field.Stored(PassageSchema.Hash, FieldValue.Of(indexed.Hash)),
        ];
        ArticleOrigin origin = indexed.Origin;
        if (origin.Version is { } version) document.Add(Field.Stored(PassageSchema.ArticleVersion, FieldValue.Of(version)));
        if (origin.Date is { } date) document.Add(Field.Stored(PassageSchema.ArticleDate, FieldValue.Of(date.UtcTicks)));
        document.Add(Field.Stored(PassageSchema.Passages, FieldValue.Of(Pack(indexed.Passages))));
        AddStory(document, indexed, sketch);
        document.Add(Field.Stored(PassageSchema.Json, FieldValue.Of(JsonSerializer.SerializeToUtf8Bytes(article, ArticleJson.Default.Article))));
        return document;
    }

    private static void AddStory(Document document, IndexedArticle indexed, ReadOnlySpan<uint> sketch)
    {
        Article article = indexed.Article;
        document.Add(new Field(PassageSchema.Story, FieldValue.Of(indexed.Story), StoryOptions));
        foreach (uint shingle in sketch)
        {
            byte[] term = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(term, shingle);
            document.Add(new Field(PassageSchema.Shingle, FieldValue.Of(term), ShingleOptions));
        }
        if (article.Status != ArticleStatus.Usable) return;
        foreach (string start in HeadlineTerms.Of(article)) document.Add(Field.Keyword(PassageSchema.Starts, start));
        document.Add(Field.Keyword(PassageSchema.StoryTerm, StoryId.Format(indexed.Story)));
        if (article is { PublishedAt: { } date, PublishedAtIsGuessed: false })
            document.Add(Field.DocValues(PassageSchema.StoryTime, DocValuesType.Numeric, FieldValue.Of(date.ToUnixTimeMilliseconds())));
        if (article.EmbargoedUntil is { } embargo)
            document.Add(Field.DocValues(PassageSchema.StoryEmbargo, DocValuesType.Numeric, FieldValue.Of(embargo.ToUnixTimeMilliseconds())));
    }

    /// <summary>Source, section, authors and the date in the forms that questions use: 2024-04-10, April 10 2024.</summary>
    private static string MetadataOf(Article article)
    {
        var words = new List<string>();
        if (article.Source is not null) words.Add(article.Source);
        if (article.Section is not null) words.Add(article.Section);
        words.AddRange(article.Authors);
        if (article is { PublishedAt: { } date, PublishedAtIsGuessed: false })
            words.Add(date.ToString("yyyy-MM-dd MMMM d yyyy", CultureInfo.InvariantCulture));
        return string.Join(' ', words);
    }

    /// <summary>Hash of the letters and digits of title and text, in lower case.</summary>
    private static long FingerprintOf(string title, string text) => (long)Hash(text, Hash(title, Fnv1a.Basis) * 31);

    private static ulong Hash(string text, ulong hash)
    {
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) hash = Fnv1a.Add(hash, char.ToLowerInvariant(c));
        }
        return hash;
    }

    private static string[] OneOrNone(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    /// <summary>The file that a term of <see cref="PassageSchema.File"/> names; null for articles that came through the API.</summary>
    public static string? FileOf(string term) => term == PassageSchema.FileTerm(null) ? null : term[PassageSchema.FileTerm("").Length..];

    private static byte[] Pack(IReadOnlyList<Passage> passages)
    {
        byte[] bytes = new byte[passages.Count * 2 * sizeof(int)];
        for (int i = 0; i < passages.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 8), passages[i].Start);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan((i * 8) + 4), passages[i].End);
        }
        return bytes;
    }

    /// <summary>The passages as <see cref="PassageSchema.Passages"/> keeps them.</summary>
    public static Passage[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var passages = new Passage[bytes.Length / 8];
        for (int i = 0; i < passages.Length; i++)
            passages[i] = new Passage(i, BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 8)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[((i * 8) + 4)..]));
        return passages;
    }
}

using System.Collections.Concurrent;
using SummitSearch.Passages;

namespace SummitSearch.Backends;

/// <summary>Every field of the index. Each article is a block: its passages in reading order, and behind them one document for the article itself.</summary>
/// <remarks>A change here, in <see cref="ArticleDocuments"/> or in the analysis needs a new <see cref="Version"/>; indexes of an older one rebuild themselves.</remarks>
internal static class PassageSchema
{
    // Every search asks for the names of all languages.
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Titles = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> CaptionFields = new(StringComparer.Ordinal);

    /// <summary>Number of the schema and of the analysis.</summary>
    public const string Version = "6";

    /// <summary>Key of the commit's notes under which <see cref="Signature"/> stands.</summary>
    public const string SignatureKey = "summit.schema";

    /// <summary>Key of the commit's notes under which its time stands, as UTC ticks.</summary>
    public const string TimeKey = "summit.time";

    /// <summary>All documents but those of files, one term: the article's id. Replacing and deleting go by it.</summary>
    public const string ArticleId = "article";

    /// <summary>All documents, one term: one of the three kinds below.</summary>
    public const string Kind = "kind";

    /// <summary>Kind of a passage.</summary>
    public const string PassageKind = "passage";

    /// <summary>Kind of an article.</summary>
    public const string ArticleKind = "article";

    /// <summary>Kind of the note about a file of the corpus.</summary>
    public const string FileKind = "file";

    /// <summary>Passages: title and text, unstemmed. For exact forms, runs of words, completion and spelling.</summary>
    public const string Exact = "exact";

    /// <summary>Passages, words: source, section, authors and the words of the date, for questions that name them.</summary>
    public const string Metadata = "meta";

    /// <summary>First passages, one term: the name of the language's fields. Counts articles.</summary>
    public const string FirstPassage = "first";

    /// <summary>Passages, column: number of documents from here to that of the article.</summary>
    public const string ToArticle = "toArticle";

    /// <summary>Passages, column: place in the article, from 0.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>Passages, column: hash of the text for telling copies.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>Passages, point: publication in milliseconds since 1970, where known.</summary>
    public const string Published = "published";

    /// <summary>Passages, column: publication, or the least number where it is unknown, so that it comes last.</summary>
    public const string Newest = "newest";

    /// <summary>Passages, column: publication, or the greatest number where it is unknown, so that it comes last.</summary>
    public const string Oldest = "oldest";

    /// <summary>Passages, point: end of the embargo in milliseconds since 1970, where there is one.</summary>
    public const string Embargo = "embargo";

    /// <summary>Notes of files, column: path, length, times, hash; see <see cref="FileNotes"/>.</summary>
    public const string FileFacts = "fileFacts";

    /// <summary>Articles and, where they have lists, notes of files, stored: JSON.</summary>
    public const string Json = "json";

    /// <summary>Articles, stored: start and end of each passage, 32 bits each, little-endian.</summary>
    public const string Passages = "passages";

    /// <summary>Articles, stored: hash of everything in it.</summary>
    public const string Hash = "hash";

    /// <summary>Articles, stored: version, where it has one.</summary>
    public const string ArticleVersion = "version";

    /// <summary>Articles, stored: date that decides between versions, in UTC ticks, where it has one.</summary>
    public const string ArticleDate = "date";

    /// <summary>Articles, one term and stored: the file it came from, as <see cref="FileTerm"/> has it.</summary>
    public const string File = "file";

    /// <summary>Articles, one term: language.</summary>
    public const string ArticleLanguage = "articleLanguage";

    /// <summary>Articles, column and stored: the story, as a number.</summary>
    public const string Story = "story";

    /// <summary>Usable articles, one term: the story in hexadecimal digits.</summary>
    public const string StoryTerm = "storyTerm";

    /// <summary>Articles, terms of four bytes, big-endian: the sketch that near-duplicates are found by.</summary>
    public const string Shingle = "shingle";

    /// <summary>Usable articles, column: publication in milliseconds since 1970, where it is known and not guessed.</summary>
    public const string StoryTime = "storyTime";

    /// <summary>Usable articles, column: end of the embargo in milliseconds since 1970, where there is one.</summary>
    public const string StoryEmbargo = "storyEmbargo";

    /// <summary>Usable articles, terms of <see cref="HeadlineTerms"/>: headlines and names from each of their words on, for suggestions.</summary>
    public const string Starts = "starts";

    /// <summary>Notes of files, one term: the path.</summary>
    public const string Path = "path";

    /// <summary>Passages, analysed by language: title, then text.</summary>
    public static string Text(string language) => Localized(Texts, "text", language);

    /// <summary>Passages, analysed by language: title alone.</summary>
    public static string Title(string language) => Localized(Titles, "title", language);

    /// <summary>First passages, analysed by language: captions.</summary>
    public static string Captions(string language) => Localized(CaptionFields, "captions", language);

    /// <summary>Passages, terms in lower case: values of a filter, under the names of <see cref="Querying.FacetRequest.AllFields"/>.</summary>
    public static string Filter(string field) => field;

    /// <summary>Passages, columns: values of a facet as articles have them.</summary>
    public static string Facet(string field) => "facet." + field;

    /// <summary>The term of <see cref="File"/>: articles that came through the API have one of their own, which no path can equal.</summary>
    public static string FileTerm(string? path) => path is null ? "api" : "file:" + path;

    /// <summary>What an index must have been written with to be used as it is.</summary>
    public static string Signature(PassageOptions passages, string defaultLanguage) =>
        $"{Version}/{passages.TargetWords}-{passages.MaxWords}-{passages.OverlapWords}/{defaultLanguage}";

    // English fields have plain names, which the classic syntax lets people write: title:moon.
    private static string Localized(ConcurrentDictionary<string, string> names, string field, string language) =>
        names.GetOrAdd(language, static (name, plain) => name == "en" ? plain : $"{plain}.{name}", field);
}

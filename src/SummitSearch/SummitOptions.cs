using SummitSearch.Articles;
using SummitSearch.Lucene.Searching;
using SummitSearch.Passages;

namespace SummitSearch;

/// <summary>Where the index is and how articles become passages.</summary>
/// <remarks>Checked by <c>Summit.OpenAsync</c> and at the start of a host. Mutable so that configuration can bind to it; not to be changed once in use.</remarks>
public sealed class SummitOptions
{
    /// <summary>Folder of the index; created when first written to. <c>index</c> by default.</summary>
    public string IndexPath { get; set; } = "index";

    /// <summary>Folder of the articles, or a single file of them, that the index is kept in step with; null if articles only come through the API.</summary>
    public string? CorpusPath { get; set; }

    /// <summary>How long passages become. A change rebuilds the index.</summary>
    public PassageOptions Passages { get; set; } = new();

    /// <summary>Limits and habits of the article readers.</summary>
    public ArticleReaderOptions Reader { get; set; } = new();

    /// <summary>BCP 47 language of articles that name none and are too short to tell. <c>en</c> by default. A change rebuilds the index.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>Memory for documents that are not yet written to disk, in megabytes. 1 to 2,000; 64 by default.</summary>
    public int RamBufferMegabytes { get; set; } = 64;

    /// <summary>Memory for tables that make searches fast, in megabytes; matches of filters may take a quarter of it in addition.
    /// 0 to 100,000; by default a sixteenth of the memory that the process may use, from 128, enough for about half a million passages, to 1,024. Tables take what the
    /// terms searched for need, and no more. 0: none, which costs speed only.</summary>
    public int SearchTableMegabytes { get; set; } = (int)(SideTables.DefaultBudgetBytes >> 20);

    /// <summary>Time a search may take before it returns what it has; 1 ms to 10 min; 5 s by default.</summary>
    public TimeSpan SearchTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A hosted search that takes longer is written to the log with its query. 500 ms by default; zero logs all.</summary>
    public TimeSpan SlowQuery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a cursor keeps the state of the index that it was made on. Zero to a day; 5 minutes by default. An older cursor goes on behind the last passage it saw.</summary>
    public TimeSpan CursorLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Articles after which bringing the index in step makes its work durable. 1 to 1,000,000; 20,000 by default.</summary>
    public int CommitEveryArticles { get; set; } = 20_000;

    /// <summary>File of synonyms, such as <c>U.S., US, United States</c> or <c>PM => prime minister</c>, one rule a line; null for none. Changes to the file take
    /// effect within a second, without indexing again; a file with a bad line is refused, and the rules before it stay.</summary>
    public string? SynonymsPath { get; set; }

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the option and what is allowed.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(IndexPath)) throw Invalid(nameof(IndexPath), "must name a folder");
        if (CorpusPath is not null && string.IsNullOrWhiteSpace(CorpusPath)) throw Invalid(nameof(CorpusPath), "must name a folder or be left out");
        if (CorpusPath is not null && Path.GetFullPath(CorpusPath) == Path.GetFullPath(IndexPath)) throw Invalid(nameof(CorpusPath), $"must not be the same folder as {nameof(IndexPath)}");
        if (SynonymsPath is not null && string.IsNullOrWhiteSpace(SynonymsPath)) throw Invalid(nameof(SynonymsPath), "must name a file or be left out");
        if (Passages is null) throw Invalid(nameof(Passages), "must not be null");
        if (Reader is null) throw Invalid(nameof(Reader), "must not be null");
        if (string.IsNullOrWhiteSpace(DefaultLanguage)) throw Invalid(nameof(DefaultLanguage), "must be a language tag such as en");
        if (RamBufferMegabytes is not (>= 1 and <= 2000)) throw Invalid(nameof(RamBufferMegabytes), "must be from 1 to 2000");
        if (SearchTableMegabytes is not (>= 0 and <= 100_000)) throw Invalid(nameof(SearchTableMegabytes), "must be from 0 to 100000");
        if (SearchTimeout < TimeSpan.FromMilliseconds(1) || SearchTimeout > TimeSpan.FromMinutes(10)) throw Invalid(nameof(SearchTimeout), "must be from 1 millisecond to 10 minutes");
        if (CursorLifetime < TimeSpan.Zero || CursorLifetime > TimeSpan.FromDays(1)) throw Invalid(nameof(CursorLifetime), "must be from zero to one day");
        if (CommitEveryArticles is not (>= 1 and <= 1_000_000)) throw Invalid(nameof(CommitEveryArticles), "must be from 1 to 1000000");
        Passages.Validate();
        Reader.Validate();
    }

    private static ArgumentException Invalid(string option, string rule) => new($"Option {nameof(SummitOptions)}.{option} {rule}.", option);
}

using System.Collections.Frozen;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Languages;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Backends;

/// <summary>Which analysis serves which language. Each has text fields of its own, so that words are counted among their kind.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class LanguageFields
{
    private const string Other = "und";

    private static readonly NewsAnalyzer English = new();
    private static readonly FrozenSet<string> Names = LanguageAnalyzers.Languages.Append(Other).ToFrozenSet(StringComparer.Ordinal);

    private readonly string _default;

    /// <summary>Names the language of articles that do not tell theirs.</summary>
    public LanguageFields(string defaultLanguage) => _default = Known(defaultLanguage);

    /// <summary>The names under which there are fields.</summary>
    public static IEnumerable<string> All => Names;

    /// <summary>The analyzer of every field, for indexing and for queries that name fields.</summary>
    public static Analyzer ForFields { get; } = new PerFieldAnalyzer(
        new StandardAnalyzer(),
        Names.SelectMany(static name => new[] { PassageSchema.Text(name), PassageSchema.Title(name), PassageSchema.Captions(name) }.Select(field => KeyValuePair.Create(field, AnalyzerOf(name))))
            .Concat(Querying.FacetRequest.AllFields.Select(static field => KeyValuePair.Create(PassageSchema.Filter(field), (Analyzer)new FilterAnalyzer())))
            .Append(KeyValuePair.Create(PassageSchema.ArticleId, (Analyzer)new KeywordAnalyzer()))
            .Append(KeyValuePair.Create(PassageSchema.Exact, (Analyzer)new ExactAnalyzer()))
            .Append(KeyValuePair.Create(PassageSchema.Metadata, (Analyzer)new ExactAnalyzer())));

    /// <summary>The name under which the fields of a language stand.</summary>
    /// <param name="tag">BCP 47 tag; null for the default.</param>
    public string Of(string? tag) => string.IsNullOrEmpty(tag) ? _default : Known(tag);

    /// <summary>The analyzer of a language.</summary>
    public static Analyzer AnalyzerOf(string language) => language == "en" ? English : LanguageAnalyzers.For(language);

    private static string Known(string tag)
    {
        int dash = tag.IndexOf('-', StringComparison.Ordinal);
        string primary = (dash < 0 ? tag : tag[..dash]).ToLowerInvariant();
        return Names.Contains(primary) ? primary : Other;
    }
}

using System.Collections.Frozen;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Germanic;
using SummitSearch.Lucene.Analysis.Greek;
using SummitSearch.Lucene.Analysis.Indic;
using SummitSearch.Lucene.Analysis.Romance;
using SummitSearch.Lucene.Analysis.Scandinavian;
using SummitSearch.Lucene.Analysis.Semitic;
using SummitSearch.Lucene.Analysis.Slavic;
using SummitSearch.Lucene.Analysis.Stemming;
using SummitSearch.Lucene.Analysis.Turkic;
using SummitSearch.Lucene.Analysis.Uralic;

namespace SummitSearch.Lucene.Analysis.Languages;

/// <summary>The analyzer for the language of a text.</summary>
/// <remarks>
/// Stems by Snowball: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Norwegian, Danish, Finnish, Russian; by
/// light stemmers: Turkish, Romanian, Arabic, Hindi, Greek. Accents are folded except in the Scandinavian languages and Finnish, where å, ä, ö, æ and ø are letters of their own. Turkish and
/// Azerbaijani have their own lower case; Arabic, Hindi and Greek spellings are levelled. Chinese, Japanese, Korean and the languages of
/// South-East Asia that put no spaces between words become pairs of characters. Only English drops stop words.
/// </remarks>
public static class LanguageAnalyzers
{
    private static readonly Analyzer Norwegian = Stemming(new NorwegianStemmer());
    private static readonly Analyzer CjkBigrams = new CjkAnalyzer();
    private static readonly Analyzer Turkish = new LanguageAnalyzer
    {
        Lower = static input => new TurkishLowerCaseFilter(input),
        Words = static input => new ApostropheFilter(input),
        Stemmer = new TurkishStemmer(),
        Fold = FoldAccents,
    };

    private static readonly Analyzer Azerbaijani = new LanguageAnalyzer
    {
        Lower = static input => new TurkishLowerCaseFilter(input),
        Words = static input => new ApostropheFilter(input),
        Fold = FoldAccents,
    };

    private static readonly Analyzer SoutheastAsian = new LanguageAnalyzer { Words = static input => new CjkBigramFilter(input, pairSoutheastAsian: true) };

    private static readonly FrozenDictionary<string, Analyzer> ByLanguage = new Dictionary<string, Analyzer>
    {
        ["en"] = new EnglishAnalyzer(),
        ["de"] = Stemming(new GermanStemmer(), folds: true),
        ["nl"] = Stemming(new DutchStemmer(), folds: true),
        ["fr"] = Stemming(new FrenchStemmer(), folds: true, ElisionFilter.French),
        ["it"] = Stemming(new ItalianStemmer(), folds: true, ElisionFilter.Italian),
        ["es"] = Stemming(new SpanishStemmer(), folds: true),
        ["pt"] = Stemming(new PortugueseStemmer(), folds: true),
        ["sv"] = Stemming(new SwedishStemmer()),
        ["da"] = Stemming(new DanishStemmer()),
        ["no"] = Norwegian,
        ["nb"] = Norwegian,
        ["nn"] = Norwegian,
        ["fi"] = Stemming(new FinnishStemmer()),
        ["ro"] = new LanguageAnalyzer { Lower = static input => FoldAccents(new LowerCaseFilter(input)), Stemmer = new RomanianStemmer() },
        ["ru"] = Stemming(new RussianStemmer()),
        ["tr"] = Turkish,
        ["az"] = Azerbaijani,
        ["ar"] = new LanguageAnalyzer { Lower = static input => new ArabicNormalizationFilter(new LowerCaseFilter(input)), Stemmer = new ArabicStemmer() },
        ["hi"] = new LanguageAnalyzer { Lower = static input => new HindiNormalizationFilter(new LowerCaseFilter(input)), Stemmer = new HindiStemmer() },
        ["el"] = new LanguageAnalyzer { Lower = static input => new GreekFoldingFilter(new LowerCaseFilter(input)), Stemmer = new GreekStemmer() },
        ["zh"] = CjkBigrams,
        ["ja"] = CjkBigrams,
        ["ko"] = CjkBigrams,
        ["th"] = SoutheastAsian,
        ["lo"] = SoutheastAsian,
        ["km"] = SoutheastAsian,
        ["my"] = SoutheastAsian,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>For text of a language that is not known or has no rules here: words of any script, folded; CJK in pairs.</summary>
    public static Analyzer Default { get; } = new LanguageAnalyzer
    {
        Lower = static input => new LowerCaseFilter(new CjkWidthFilter(input)),
        Words = static input => new CjkBigramFilter(input, pairSoutheastAsian: true),
        Fold = static input => new GreekFoldingFilter(FoldAccents(input)),
    };

    /// <summary>The primary language subtags that have rules of their own.</summary>
    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    /// <summary>The analyzer for a BCP 47 tag (<c>de</c>, <c>pt-BR</c>, <c>zh_Hant</c>); <see cref="Default"/> for null, empty and unknown ones.</summary>
    /// <remarks>Only the primary language counts. The same instance every time; thread-safe.</remarks>
    public static Analyzer For(string? languageTag)
    {
        string tag = languageTag ?? "";
        int end = tag.AsSpan().IndexOfAny('-', '_');
        return ByLanguage.GetValueOrDefault(end < 0 ? tag : tag[..end], Default);
    }

    private static LanguageAnalyzer Stemming(Stemmer stemmer, bool folds = false, TermSet? elided = null) => new()
    {
        Stemmer = stemmer,
        Words = elided is null ? static input => input : input => new ElisionFilter(input, elided),
        Fold = folds ? FoldAccents : static input => input,
    };

    private static AsciiFoldingFilter FoldAccents(TokenStream input) => new(input);
}

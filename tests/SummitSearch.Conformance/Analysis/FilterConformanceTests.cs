using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Single filters and chains against Apache Lucene's on random texts.</summary>
public class FilterConformanceTests
{
    [OracleFact]
    public void AsciiFolding_OfEveryCodePointOfTheBasicPlane_IsEqual()
    {
        string[] texts = [.. Enumerable.Range(0, 0xFFFE).Where(unit => unit is < 0xD800 or > 0xDFFF).Chunk(64).Select(units => string.Concat(units.Select(unit => (char)unit + " ")))];

        AnalysisComparison.AssertEqual("chain:whitespace,ascii", new AsciiFoldingFilter(new WhitespaceTokenizer()), texts);
        AnalysisComparison.AssertEqual("chain:whitespace,ascii(keep)", new AsciiFoldingFilter(new WhitespaceTokenizer(), keepOriginal: true), texts);
    }

    [OracleFact]
    public void AsciiFolding_OfRandomWords_IsEqual() => Compare(
        "chain:standard,ascii(keep)",
        new AsciiFoldingFilter(new StandardTokenizer(), keepOriginal: true),
        RandomTexts.Create(21, 2000, 12, "a", "B", "\u00E9", "\u00DF", "\uFB01", "\u00C6", " ", "\u2460", "\u0308", "\u4E2D", "\u01C4", "\U0001D400"));

    [OracleFact]
    public void CjkWidth_OfRandomWords_IsEqual() => Compare(
        "chain:whitespace,cjkwidth",
        new CjkWidthFilter(new WhitespaceTokenizer()),
        RandomTexts.Create(22, 4000, 8, "\uFF76", "\uFF9E", "\uFF9F", "\uFF8A", "\u30A6", "\uFF9C", "\uFF21", "a", "\uFF66", "\u30FD", "\u30F2", "\uFF70", "\u30F0", "\u30EF", " "));

    [OracleFact]
    public void Cjk_OfRandomTexts_IsEqual() => Compare("cjk", new CjkAnalyzer().CreateStream("f"), RandomTexts.Create(23, 6000, 12, CjkAlphabet));

    [OracleFact]
    public void CjkBigram_AfterDroppedTokens_IsEqual() => Compare(
        "chain:standard,length(1|3),cjkwidth,cjkbigram,stop(a)",
        new StopFilter(new CjkBigramFilter(new CjkWidthFilter(new LengthFilter(new StandardTokenizer(), 1, 3))), new TermSet(["a"])),
        RandomTexts.Create(24, 6000, 14, CjkAlphabet));

    [OracleFact]
    public void English_OfRandomSuffixes_IsEqual() => Compare("english", new EnglishAnalyzer().CreateStream("f"), RandomTexts.Create(25, 8000, 9, Suffixes));

    [OracleFact]
    public void StopAndLength_WithTrailingGaps_AreEqual() => Compare(
        "chain:whitespace,stop,length(2|4),possessive,lower",
        new LowerCaseFilter(new EnglishPossessiveFilter(new LengthFilter(new StopFilter(new WhitespaceTokenizer(), EnglishStopWords.Default), 2, 4))),
        RandomTexts.Create(26, 3000, 12, "the ", "a ", "fox's ", "it ", "\u00C9x\u2019S ", "quick ", "of", " ", "I ", "dog "));

    [OracleFact]
    public void KeywordAndSimple_OfRandomTexts_AreEqual()
    {
        string[] texts = RandomTexts.Create(27, 1000, 10, "a", "B", " ", "1", "\u0130", "-", "\u4E2D", "\U0001D400", "\u03A3");

        Compare("keyword", new KeywordAnalyzer().CreateStream("f"), texts);
        Compare("simple", new SimpleAnalyzer().CreateStream("f"), texts);
        Compare("whitespace", new WhitespaceAnalyzer().CreateStream("f"), texts);
    }

    [OracleFact]
    public void LongRuns_AreCutAlikeByTheSimpleTokenizers()
    {
        string[] texts = RandomTexts.Create(28, 60, 900, [.. Enumerable.Repeat("a", 120), .. Enumerable.Repeat("\U0001D400", 60), " "]);

        Compare("whitespace", new WhitespaceAnalyzer().CreateStream("f"), texts);
        Compare("chain:letter", new LetterTokenizer(), texts);
    }

    private static string[] CjkAlphabet =>
    [
        "\u6F22", "\u5B57", "\u3072", "\u30AB\u30BF", "\uFF76\uFF9E", "\uD55C\uAD6D", "\U00020000", "a", " ", " a ", "1", "\u3002", "\u0E44", "\u6F22\u0308", "abcde", "\u3031",
    ];

    private static string[] Suffixes =>
    [
        "s", "es", "ies", "eed", "ed", "ing", "y", "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli", "ousli", "ization", "ation", "ator", "alism",
        "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic",
        "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll", "tt", "at", "iz", "x", "w", "y",
        "a", "o", "b", "st", "cr", "u", " ", " ", " ", "'s", ".", "1",
    ];

    private static void Compare(string chain, TokenStream stream, string[] texts) => AnalysisComparison.AssertEqual(chain, stream, texts);
}

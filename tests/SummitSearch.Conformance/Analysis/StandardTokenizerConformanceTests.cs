using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Conformance.Analysis;

/// <summary>The tokenizer against Apache Lucene's on random strings. <c>SUMMIT_ROUNDS</c> multiplies the number of texts, <c>SUMMIT_SEED</c> sets the seed.</summary>
public class StandardTokenizerConformanceTests
{
    private const string Chain = "chain:standard";

    // Two or three members of each class of characters that the tokenizer tells apart.
    private static readonly string[] Alphabet =
    [
        " ", "-", "\"", "#", "*", "'", ",", ";", ".", "\u2019", "1", "7", ":", "\u00B7", "a", "Z", "\u00E9", "_", "\u203F", "\u00A9", "\u2764", "\U0001F600",
        "\u0308", "\u00AD", "\u05D0", "\u05D1", "\u0663", "\uFF11", "\u0E44", "\u0E31", "\uC758", "\u200D", "\u20E3", "\u2139", "\u24C2",
        "\U0001F469", "\U0001F3FB", "\u6F22", "\U00020000", "\u30A2", "\u30FC", "\u3072", "\uFE0E", "\uFE0F", "\U0001F1E6", "\U0001F1E7", "\U0001D400", "\u200B",
    ];

    [OracleTheory]
    [InlineData(1, 6)]
    [InlineData(2, 14)]
    [InlineData(3, 60)]
    public void RandomStrings_OfAllClasses_AreCutAlike(int salt, int maxLength) => Compare(salt, 4000, maxLength, Alphabet, Chain, new StandardTokenizer());

    [OracleFact]
    public void RandomStrings_OfEmojiParts_AreCutAlike() => Compare(
        4,
        6000,
        9,
        ["\u200D", "\u200D", "\u20E3", "\uFE0F", "\uFE0E", "\u0308", "\U0001F469", "\U0001F3FB", "\u2764", "\u24C2", "1", "#", "\U0001F1E6", "\U0001F1E7", "a", "_", "\u0E31"],
        Chain,
        new StandardTokenizer());

    [OracleFact]
    public void RandomStrings_OfHebrewAndMiddles_AreCutAlike() =>
        Compare(5, 6000, 10, ["\u05D0", "\u05D1", "\"", "'", ".", "1", "a", "_", "\u0308", ",", ":"], Chain, new StandardTokenizer());

    [OracleFact]
    public void RandomStrings_NearTheLongestToken_AreCutAlike() =>
        Compare(6, 300, 900, ["a", "a", "a", "a", "a", "a", "_", "1", ".", "'", "\U0001D400", "\u0308", "\u30A2"], Chain, new StandardTokenizer());

    [OracleFact]
    public void RandomStrings_OfUnderscores_AreCutAlike() => Compare(8, 60, 900, [.. Enumerable.Repeat("_", 150), "a", " "], Chain, new StandardTokenizer());

    [OracleFact]
    public void RandomStrings_WithAShortLimit_AreCutAlike() => Compare(7, 2000, 30, Alphabet, "chain:standard(5)", new StandardTokenizer(5));

    private static void Compare(int salt, int count, int maxLength, string[] alphabet, string chain, StandardTokenizer tokenizer) =>
        AnalysisComparison.AssertEqual(chain, tokenizer, RandomTexts.Create(salt, count, maxLength, alphabet));
}

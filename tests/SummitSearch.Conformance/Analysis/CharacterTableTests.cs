using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Standard;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Conformance.Analysis;

/// <summary>
/// The character tables against Apache Lucene: every code point with <c>SUMMIT_FULL=1</c>, otherwise both sides of every border of
/// the tables and every 997th code point.
/// </summary>
/// <remarks>
/// Each code point is put into probe texts, divided by line feeds. High surrogates are left out where they would end the text: the
/// oracle then loses what it read last, a fault that we do not repeat.
/// </remarks>
public class CharacterTableTests
{
    private const int CodePointsPerText = 16;
    private const int TextsPerRun = 8000;

    // X stands for the code point.
    private const string Probes =
        "X\naXb\n1X2\nXX\naXXb\n1XX2\naX\n1X\nXa\nX1\n\u05D0X\u05D1\n\u30A2X\u30A4\n\uC758X\uC758\n\u0E44X\u0E44\n\u6F22X\n\u3072X\n\U0001F469X\n\u200DX\n_X_\nX\u20E3\nX\uFE0F\n\U0001F1E6X\n\u05D0\"X\nX\U0001F3FB\n\u2764\u200DX\nX\u200D\u2764\n";

    [OracleFact]
    public void StandardTokenizer_CutsEveryCodePointAlike() => Compare("chain:standard", new StandardTokenizer(), Probes);

    [OracleFact]
    public void LowerCase_MapsEveryCodePointAlike() =>
        Compare("chain:whitespace,lower", new LowerCaseFilter(new WhitespaceTokenizer()), "X aX Xb\n");

    [OracleFact]
    public void WhitespaceTokenizer_CutsEveryCodePointAlike() => Compare("whitespace", new WhitespaceTokenizer(), "aXb X\n");

    [OracleFact]
    public void LetterTokenizer_CutsEveryCodePointAlike() => Compare("chain:letter", new LetterTokenizer(), "aXb X 1X1\n");

    private static void Compare(string chain, TokenStream stream, string probes)
    {
        IEnumerable<string> texts = CodePoints().Chunk(CodePointsPerText)
            .Select(codePoints => string.Concat(codePoints.Select(codePoint => probes.Replace("X", TextOf(codePoint), StringComparison.Ordinal))));
        foreach (string[] run in texts.Chunk(TextsPerRun)) AnalysisComparison.AssertEqual(chain, stream, run);
    }

    private static string TextOf(int codePoint) => codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);

    private static IEnumerable<int> CodePoints() => Enumerable.Range(0, 0x110000).Where(codePoint =>
        TestSettings.Full || codePoint < 0x80 || codePoint % 997 == 0
        || WordBreakTable.ClassOf(codePoint) != WordBreakTable.ClassOf(Math.Min(codePoint + 1, 0x10FFFF))
        || WordBreakTable.ClassOf(codePoint) != WordBreakTable.ClassOf(codePoint - 1)
        || LowerCaseTable.ToLower(codePoint) != codePoint
        || CharacterKinds.IsLetter(codePoint) != CharacterKinds.IsLetter(codePoint - 1));
}

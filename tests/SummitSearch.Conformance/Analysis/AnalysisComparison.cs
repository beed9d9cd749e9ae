using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Compares our tokens with the oracle's and says where they part.</summary>
internal static class AnalysisComparison
{
    /// <summary>Fails with the first texts whose tokens differ.</summary>
    /// <param name="analyzer">The oracle's name of the analyzer.</param>
    /// <param name="stream">Our chain; reused for all texts.</param>
    /// <param name="texts">What to analyse.</param>
    public static void AssertEqual(string analyzer, TokenStream stream, IReadOnlyList<string> texts)
    {
        List<List<AnalyzedToken>> expected = OracleAnalysis.Analyze(analyzer, texts);
        int different = 0;
        var report = new StringBuilder();
        for (int i = 0; i < texts.Count; i++)
        {
            List<AnalyzedToken> actual = OwnAnalysis.Analyze(stream, texts[i]);
            if (actual.SequenceEqual(expected[i])) continue;
            if (different++ < 8) Describe(report, texts[i], expected[i], actual);
        }

        Assert.True(different == 0, $"{different} of {texts.Count} texts differ ({analyzer}):\n{report}");
    }

    private static void Describe(StringBuilder report, string text, List<AnalyzedToken> expected, List<AnalyzedToken> actual)
    {
        int first = 0;
        while (first < expected.Count && first < actual.Count && expected[first] == actual[first]) first++;
        report.AppendLine(CultureInfo.InvariantCulture, $"text: {Escape(text.Length > 300 ? text[..300] : text)}");
        report.AppendLine(CultureInfo.InvariantCulture, $"  token {first}, oracle: {Escape(string.Join(' ', expected.Skip(first).Take(4)))}");
        report.AppendLine(CultureInfo.InvariantCulture, $"  token {first}, ours:   {Escape(string.Join(' ', actual.Skip(first).Take(4)))}");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char unit in text)
        {
            if (unit is >= ' ' and < '\x7F') escaped.Append(unit);
            else escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return escaped.ToString();
    }
}

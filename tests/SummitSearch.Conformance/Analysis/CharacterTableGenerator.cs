using System.Globalization;
using System.Text;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Conformance.Analysis;

/// <summary>
/// Derives the word-break, lower-case and letter tables from what the oracle does. In the suite on a sample, compared with the tables in
/// use; with <c>SUMMIT_WRITE_TABLES=1</c> on every code point, and the <c>*.Generated.cs</c> files are rewritten (some ten minutes).
/// </summary>
public class CharacterTableGenerator
{
    private const int TextsPerRun = 20_000;

    // X stands for the code point. Code points that are cut alike in all of these are of one class.
    private const string Probes =
        "X\naXb\n1X2\nXX\n\u05D0X\u05D1\n\u30A2X\u30A4\n\uC758X\n\u6F22X\n\U0001F469X\n\u200DX\nX\u20E3\nX\uFE0F\n\u05D0X\n\u05D0\"X\nX\U0001F3FB\n\u2764\u200DX\nX\u200D\u2764\n1X\n\U0001F44D\U0001F3FBX\n";

    private static readonly bool WritesTables = Environment.GetEnvironmentVariable("SUMMIT_WRITE_TABLES") == "1";

    // One member of every class, in the order of the enumeration.
    private static readonly int[] Representatives =
    [
        ' ', '"', '#', '\'', ',', '.', '1', ':', 'a', '_', 0x2764, 0x308, 0x5D0, 0x663, 0xE01, 0xE31, 0xAC00, 0x200D, 0x20E3, 0x24C2, 0x1F469,
        0x6F22, 0x30A2, 0x3042, 0xFE0E, 0xFE0F, 0x1F1E6, 0x1F3FB,
    ];

    [OracleFact]
    public void WordBreakTable_FollowsFromTheOracle()
    {
        string[] signatures = [.. Signatures(Representatives)];
        Assert.Equal(Enum.GetValues<WordBreakClass>().Length, signatures.Distinct().Count());
        int[] codePoints = CodePoints();
        int[] classes = [.. Signatures(codePoints).Select(signature => Array.IndexOf(signatures, signature))];

        if (WritesTables) Rewrite("WordBreakTable", StartsOfRuns(classes).Select(codePoint => (codePoint << 5) | classes[codePoint]), 14);
        else Assert.Equal(codePoints.Select(codePoint => (int)WordBreakTable.ClassOf(codePoint)), classes);
    }

    [OracleFact]
    public void LowerCaseTable_FollowsFromTheOracle()
    {
        int[] codePoints = CodePoints();
        int[] lower = [.. Terms("chain:keyword,lower", codePoints).Select((term, i) => char.IsSurrogate(term, 0) && term.Length == 1 ? codePoints[i] : char.ConvertToUtf32(term, 0))];

        if (WritesTables) Rewrite("LowerCaseTable", LowerCaseRuns(lower), 24);
        else Assert.Equal(codePoints.Select(LowerCaseTable.ToLower), lower);
    }

    [OracleFact]
    public void LetterTable_FollowsFromTheOracle()
    {
        int[] codePoints = CodePoints();
        int[] letters = [.. Terms("chain:letter", codePoints).Select(term => term.Length > 0 ? 1 : 0)];

        if (WritesTables) Rewrite("CharacterKinds", StartsOfRuns(letters).Skip(1), 16);
        else Assert.Equal(codePoints.Select(codePoint => CharacterKinds.IsLetter(codePoint) ? 1 : 0), letters);
    }

    private static int[] CodePoints() => [.. Enumerable.Range(0, 0x110000).Where(codePoint => WritesTables || codePoint % 457 == 0)];

    private static IEnumerable<string> Signatures(IEnumerable<int> codePoints)
    {
        foreach (int[] run in codePoints.Chunk(TextsPerRun))
        {
            List<List<AnalyzedToken>> results = OracleAnalysis.Analyze("chain:standard", [.. run.Select(codePoint => Probes.Replace("X", TextOf(codePoint), StringComparison.Ordinal))]);
            for (int i = 0; i < run.Length; i++) yield return Signature(results[i], TextOf(run[i]).Length);
        }
    }

    /// <summary>The cuts, in offsets of the probes: as if every code point were one unit.</summary>
    private static string Signature(List<AnalyzedToken> tokens, int width)
    {
        var offsets = new List<int>();
        for (int i = 0; i < Probes.Length; i++) offsets.AddRange(Enumerable.Repeat(i, Probes[i] == 'X' ? width : 1));
        offsets.Add(Probes.Length);
        return string.Join(' ', tokens.Select(token => $"{offsets[token.Start]}-{offsets[token.End]}{token.Type}"));
    }

    /// <summary>The first term of each code point alone; empty if there is none.</summary>
    private static IEnumerable<string> Terms(string chain, IEnumerable<int> codePoints) =>
        codePoints.Chunk(TextsPerRun).SelectMany(run => OracleAnalysis.Analyze(chain, [.. run.Select(TextOf)]))
            .Select(tokens => tokens[0].Type == "-" ? "" : tokens[0].Term);

    private static string TextOf(int codePoint) => codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);

    private static IEnumerable<int> StartsOfRuns(int[] values) => Enumerable.Range(0, values.Length).Where(i => i == 0 || values[i] != values[i - 1]);

    /// <summary>First, last, step (1 or 2) and difference of each run of mappings.</summary>
    private static IEnumerable<int> LowerCaseRuns(int[] lower)
    {
        for (int first = 0; first < lower.Length;)
        {
            int difference = lower[first] - first;
            if (difference == 0)
            {
                first++;
                continue;
            }

            int last1 = LastOfRun(lower, first, 1);
            int last2 = LastOfRun(lower, first, 2);
            int step = (last2 - first) / 2 > last1 - first ? 2 : 1;
            int last = step == 2 ? last2 : last1;
            foreach (int number in new[] { first, last, step, difference }) yield return number;
            first = last + 1;
        }
    }

    private static int LastOfRun(int[] lower, int first, int step)
    {
        int last = first;
        while (last + step < lower.Length && lower[last + step] - last - step == lower[first] - first && (step == 1 || lower[last + 1] == last + 1)) last += step;
        return last;
    }

    /// <summary>Puts numbers between the brackets of the table's generated file.</summary>
    private static void Rewrite(string table, IEnumerable<int> numbers, int numbersPerLine)
    {
        string file = Path.Combine(OracleProcess.RepositoryFolder, "src", "SummitSearch.Lucene", "Analysis", "Unicode", table + ".Generated.cs");
        string text = File.ReadAllText(file);
        var list = new StringBuilder("    [\n");
        foreach (int[] line in numbers.Chunk(numbersPerLine))
        {
            list.Append("        ").AppendJoin(", ", line.Select(number => number < 10 ? number.ToString(CultureInfo.InvariantCulture) : $"0x{number:X}")).Append(",\n");
        }

        File.WriteAllText(file, text[..text.IndexOf("    [\n", StringComparison.Ordinal)] + list + "    ];\n}\n");
    }
}

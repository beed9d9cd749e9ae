using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Graph;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Lucene.Tests.Analysis;

/// <summary>Chains against frozen tokens of Apache Lucene (TestData/README.md), for machines without Java.</summary>
public class GoldenTokenTests
{
    private static readonly SynonymMap Synonyms = new(
        [
            new SynonymRule(["new", "york"], ["ny"], KeepOriginal: true),
            new SynonymRule(["new", "york"], ["big", "apple", "town"], KeepOriginal: true),
            new SynonymRule(["fast"], ["very", "quick"], KeepOriginal: false),
        ],
        ignoreCase: true);

    [Fact]
    public void EveryChain_OnEveryFrozenText_GivesTheFrozenTokens()
    {
        int texts = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "TestData", "analysis", "tokens.tsv")))
        {
            string[] columns = line.Split('\t');
            Assert.Equal(string.Join('\n', columns.Skip(2)), string.Join('\n', Analyze(ChainOf(columns[0]), Unescape(columns[1]))));
            texts++;
        }

        Assert.Equal(22, texts);
    }

    private static TokenStream ChainOf(string name) => name switch
    {
        "english" => new EnglishAnalyzer().CreateStream("f"),
        "standard" => new StandardAnalyzer().CreateStream("f"),
        "cjk" => new CjkAnalyzer().CreateStream("f"),
        "whitespace" => new WhitespaceAnalyzer().CreateStream("f"),
        "simple" => new SimpleAnalyzer().CreateStream("f"),
        "keyword" => new KeywordAnalyzer().CreateStream("f"),
        _ when name.EndsWith("ascii(keep)", StringComparison.Ordinal) => new AsciiFoldingFilter(new StandardTokenizer(), keepOriginal: true),
        _ when name.EndsWith("flatten", StringComparison.Ordinal) => new FlattenGraphFilter(new SynonymGraphFilter(new WhitespaceTokenizer(), Synonyms)),
        _ => new SynonymGraphFilter(new WhitespaceTokenizer(), Synonyms),
    };

    private static List<string> Analyze(TokenStream stream, string text)
    {
        var tokens = new List<string>();
        Token token = stream.Token;
        stream.Reset(text.AsMemory());
        while (stream.MoveNext())
        {
            tokens.Add($"{Escape(token.Text)} {token.StartOffset}-{token.EndOffset} +{token.PositionIncrement}/{token.PositionLength} {token.Type}");
        }

        stream.End();
        tokens.Add($"END {token.EndOffset} +{token.PositionIncrement}");
        return tokens;
    }

    private static string Escape(ReadOnlySpan<char> term)
    {
        var escaped = new StringBuilder();
        foreach (char unit in term)
        {
            if (unit is > ' ' and < '\x7F' and not '|' and not '%') escaped.Append(unit);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{(int)unit:X4}");
        }

        return escaped.ToString();
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 4;
        }

        return plain.ToString();
    }
}

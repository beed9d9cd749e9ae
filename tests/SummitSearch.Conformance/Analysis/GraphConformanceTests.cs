using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.Graph;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Synonym graphs and their flattening against Apache Lucene's, on random rules and texts.</summary>
public class GraphConformanceTests
{
    private static readonly string[] Words = ["a", "b", "c", "d", "e"];

    [OracleTheory]
    [InlineData("")]
    [InlineData("stop(d)")]
    public void SynonymGraph_OfRandomRules_IsEqual(string before) => Compare(before, flatten: false);

    [OracleTheory]
    [InlineData("")]
    [InlineData("stop(d)")]
    public void FlattenGraph_OfRandomRules_IsEqual(string before) => Compare(before, flatten: true);

    private static void Compare(string before, bool flatten)
    {
        for (int round = 0; round < 6 * TestSettings.Rounds; round++)
        {
            var random = new Random(TestSettings.Seed + (round * 1000));
            SynonymRule[] rules = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomRule(random))];
            string[] texts = [.. Enumerable.Range(0, 400).Select(_ => string.Join(' ', RandomWords(random, 9)))];
            string chain = $"chain:whitespace,{(before.Length > 0 ? before + "," : "")}synonym({string.Join('|', rules.Select(Text))}){(flatten ? ",flatten" : "")}";
            TokenStream stream = new WhitespaceTokenizer();
            if (before.Length > 0) stream = new StopFilter(stream, new TermSet(["d"]));
            stream = new SynonymGraphFilter(stream, new SynonymMap(rules, ignoreCase: true));
            AnalysisComparison.AssertEqual(chain, flatten ? new FlattenGraphFilter(stream) : stream, texts);
        }
    }

    private static SynonymRule RandomRule(Random random) => new(RandomWords(random, 3), RandomWords(random, 4), random.Next(2) == 0);

    private static string[] RandomWords(Random random, int max) =>
        [.. Enumerable.Range(0, random.Next(1, max + 1)).Select(_ => Words[random.Next(Words.Length)])];

    private static string Text(SynonymRule rule) => $"{string.Join(' ', rule.Input)}{(rule.KeepOriginal ? "+" : "")}=>{string.Join(' ', rule.Output)}";
}

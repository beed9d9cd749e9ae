using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SummitSearch.Conformance.Analysis;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Highlighting;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Highlighting;

/// <summary>Passages, hits and score bits against Apache Lucene's unified highlighter, from analysis and from offsets in the index.</summary>
public sealed partial class HighlighterConformanceTests : IDisposable
{
    private static readonly string[] Words = ["fox", "Fox", "foxes", "quick", "quickly", "brown", "the", "of", "dog", "Dogs", "dog's", "U.S.", "Mr", "3.5", "4", "for", "Über", "狐狸", "é", "x"];
    private static readonly string[] Marks = [" ", " ", " ", " ", " ", ", ", ". ", ".", "? ", "!", ".\n", "... ", ".) ", ". (", "\" ", " \"", "。", "; ", ": ", " – ", "?!", ".  ", "\u2029", ". 5 ", "\u00a0", ".” “"];
    private static readonly string[] Queries =
    [
        "fox", "quick fox", "\"quick fox\"", "\"quick fox\"~3", "\"fox quick dog\"~6", "fo*", "f?x", "fox~1", "/qu.*/", "[d TO f]", "+fox -dog quick", "fox \"quick fox\" fo*",
        "\"fox the fox\"", "\"fox fox\"~2", "\"brown of dog\"", "title:fox dog", "(quick brown)^2 \"dog fox\"", "us", "狐狸", "\"狐狸\"", "3.5 4", "\"quick brown fox\" \"brown dog\"", "*:*", "\"quick fox\" \"fox quick\"~2 \"quick\"",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("summit-highlighting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleTheory]
    [InlineData("analysis", "--max-passages 1")]
    [InlineData("analysis", "--max-passages 3 --max-length 150")]
    [InlineData("analysis", "--max-passages 2 --whole")]
    [InlineData("analysis", "--max-passages 2 --no-field-match --max-no-highlight 0")]
    [InlineData("postings", "--max-passages 5 --max-no-highlight 2")]
    public void Highlight_RandomTexts_EqualsApacheLucene(string source, string options)
    {
        Random random = new(TestSettings.Seed);
        List<string> texts = [.. Enumerable.Range(0, 60).Select(_ => RandomText(random))];
        Compare(texts, source, options);
    }

    [OracleFact]
    public void Sentences_OfPiledMarks_EqualJavas()
    {
        Random random = new(TestSettings.Seed);
        List<string> texts = [.. Enumerable.Range(0, 1500).Select(_ => RandomText(random))];
        Compare(texts, "analysis", "--max-passages 1 --max-no-highlight 1000", ["*:*"]);
    }

    [CorpusTheory]
    [InlineData("wikinews-en")]
    [InlineData("beir-scifact")]
    public void Sentences_OfRealTexts_EqualJavas(string collection)
    {
        List<string> texts = [.. TestTexts.Sample(collection, 40).Where(static t => t.Length > 0).Take(150)];
        Compare(texts, "analysis", "--max-passages 1000 --max-length 100000", ["*:*", "the of in a", "govern* year~1 \"united states\" \"show that\""]);
    }

    private void Compare(List<string> texts, string source, string options, string[]? queries = null)
    {
        queries ??= Queries;
        string index = WriteIndex(texts);
        string queryFile = Path.Combine(_folder, "queries.tsv");
        File.WriteAllLines(queryFile, queries.Select(static (q, i) => $"{i}\t({q}) *:*"));
        string[] arguments = ["highlight", index, "--queries", queryFile, "--k", "2000", "--passages", "--offset-source", source, .. options.Split(' ')];
        ClassicQueryParser parser = new("text", new EnglishAnalyzer());
        UnifiedHighlighter highlighter = new(new EnglishAnalyzer(), Options(options));
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        StringBuilder report = new();
        int different = 0;
        int count = 0;
        foreach (string line in OracleProcess.Run(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument answer = JsonDocument.Parse(line);
            int document = int.Parse(answer.RootElement.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);
            string question = queries[int.Parse(answer.RootElement.GetProperty("qid").GetString()!, CultureInfo.InvariantCulture)];
            Query query = parser.Parse(question);
            string expected = DecimalScore().Replace(answer.RootElement.GetProperty("snippet").GetString() ?? "", "=");
            IReadOnlyList<Passage> passages = source == "postings"
                ? highlighter.Highlight(query, reader, document, "text", texts[document])
                : highlighter.Highlight(query, "text", texts[document]);
            string actual = string.Join(';', passages.Select(Print));
            count++;
            if (actual != expected && different++ < 6)
                report.AppendLine(CultureInfo.InvariantCulture, $"{question} on {JsonSerializer.Serialize(texts[document].Length > 400 ? texts[document][..400] : texts[document])}\n  oracle: {expected}\n  ours:   {actual}");
        }
        Assert.Equal(queries.Length * texts.Count, count);
        Assert.True(different == 0, $"{different} of {count} differ ({source}, {options}, SUMMIT_SEED={TestSettings.Seed}):\n{report}");
    }

    private string WriteIndex(List<string> texts)
    {
        string corpus = Path.Combine(_folder, "corpus.jsonl");
        File.WriteAllLines(corpus, texts.Select(static (t, i) => JsonSerializer.Serialize(new { id = i.ToString(CultureInfo.InvariantCulture), text = t })));
        string index = Path.Combine(_folder, "index");
        OracleProcess.Run(["index", "--corpus", corpus, "--out", index, "--offsets", "--merge"]);
        return index;
    }

    private static HighlightOptions Options(string options)
    {
        string[] words = options.Split(' ');
        int? Number(string name) => Array.IndexOf(words, name) is >= 0 and int at ? int.Parse(words[at + 1], CultureInfo.InvariantCulture) : null;
        return new HighlightOptions
        {
            MaxPassages = Number("--max-passages") ?? 1,
            MaxLength = Number("--max-length") ?? 10_000,
            MaxPassagesWithoutMatch = Number("--max-no-highlight"),
            WholeText = words.Contains("--whole"),
            AnyField = words.Contains("--no-field-match"),
        };
    }

    private static string Print(Passage passage)
    {
        string hits = string.Join(',', passage.Matches.Select(static m => $"{m.Start}-{m.End}({m.Term}*{m.Frequency})"));
        return $"{passage.Start}-{passage.End}={BitConverter.SingleToInt32Bits(passage.Score):x8}:{hits}";
    }

    private static string RandomText(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(1, 60); i > 0; i--)
            text.Append(Words[random.Next(Words.Length)]).Append(Marks[random.Next(Marks.Length)]);
        return text.ToString();
    }

    [GeneratedRegex("=[^/;]*/")]
    private static partial Regex DecimalScore();
}

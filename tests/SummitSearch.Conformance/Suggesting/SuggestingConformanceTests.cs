using System.Globalization;
using System.Text;
using System.Text.Json;
using SummitSearch.Conformance.Analysis;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Conformance.Suggesting;

/// <summary>Spelling suggestions and more-like-this queries against Apache Lucene, on an index of random words in several segments.</summary>
public sealed class SuggestingConformanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-suggesting-").FullName;
    private readonly Random _random = new(TestSettings.Seed);
    private readonly string[] _vocabulary;

    public SuggestingConformanceTests() => _vocabulary = [.. Enumerable.Range(0, 600).Select(_ => Word(3, 9))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [OracleTheory]
    [InlineData("not-in-index", 5, 2)]
    [InlineData("more-popular", 3, 2)]
    [InlineData("always", 10, 1)]
    public void Suggest_RandomWords_EqualsApacheLucene(string mode, int count, int maxEdits)
    {
        string index = WriteIndex();
        string[] words = [.. Enumerable.Range(0, 400).Select(_ => _random.Next(3) == 0 ? _vocabulary[_random.Next(_vocabulary.Length)] : Word(3, 9))];
        string file = Path.Combine(_folder, "words.txt");
        File.WriteAllLines(file, words);
        string[] arguments = ["spell", index, "--words", file, "--k", count.ToString(CultureInfo.InvariantCulture), "--mode", mode, "--max-edits", maxEdits.ToString(CultureInfo.InvariantCulture)];
        string expected = OracleProcess.Run(arguments);
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        DirectSpellChecker checker = new(new SpellOptions { MaxEdits = maxEdits });
        SpellMode own = mode switch { "always" => SpellMode.Always, "more-popular" => SpellMode.MorePopular, _ => SpellMode.NotInIndex };
        StringBuilder actual = new();
        for (int i = 0; i < words.Length; i++)
        {
            IReadOnlyList<SpellSuggestion> suggestions = checker.Suggest(reader, "text", words[i], count, own);
            if (suggestions.Count == 0)
                actual.Append(CultureInfo.InvariantCulture, $"{i + 1}\t{words[i]}\t0\n");
            for (int rank = 0; rank < suggestions.Count; rank++)
                actual.Append(CultureInfo.InvariantCulture, $"{i + 1}\t{words[i]}\t{rank + 1}\t{suggestions[rank].Word}\t{suggestions[rank].DocFreq}\t{BitConverter.SingleToInt32Bits(suggestions[rank].Score):x8}\n");
        }
        Assert.Equal(string.Concat(expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Shorten)), actual.ToString());
    }

    [OracleTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Like_RandomDocuments_HasApacheLucenesTerms(bool boost)
    {
        string index = WriteIndex();
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        MoreLikeThis similar = new(new EnglishAnalyzer(), new MoreLikeThisOptions { Boost = boost, MinTermFreq = 1, MinDocFreq = 2, MaxQueryTerms = 1000 });
        string ids = string.Join(',', Enumerable.Range(0, 30).Select(static i => "d" + i));
        string[] arguments = ["mlt", index, "--ids", ids, "--min-tf", "1", "--min-df", "2", "--max-terms", "1000", .. boost ? new[] { "--boost" } : []];
        int compared = 0;
        foreach (string line in OracleProcess.Run(arguments).Split('\n').Where(static l => l.StartsWith("#query", StringComparison.Ordinal)))
        {
            string[] columns = line.Split('\t');
            Query find = new TermQuery(new Term("id", columns[1]));
            string actual = similar.Like(reader, new IndexSearcher(reader).Search(find, 1).Hits[0].DocId, "text").ToString();
            // Words that are equally telling come in no defined order.
            Assert.Equal(JsonSerializer.Deserialize<string>(columns[2])!.Split(' ').Order(StringComparer.Ordinal), actual.Split(' ').Order(StringComparer.Ordinal));
            compared++;
        }
        Assert.Equal(30, compared);
    }

    private static string Shorten(string line)
    {
        string[] columns = line.Split('\t');
        string word = JsonSerializer.Deserialize<string>(columns[1])!;
        return columns[2] == "0"
            ? $"{columns[0]}\t{word}\t0\n"
            : $"{columns[0]}\t{word}\t{columns[2]}\t{JsonSerializer.Deserialize<string>(columns[3])}\t{columns[4]}\t{columns[6]}\n";
    }

    private string WriteIndex()
    {
        string corpus = Path.Combine(_folder, "corpus.jsonl");
        File.WriteAllLines(corpus, Enumerable.Range(0, 300).Select(d => JsonSerializer.Serialize(new
        {
            id = "d" + d,
            text = string.Join(' ', Enumerable.Range(0, _random.Next(5, 30)).Select(_ => _vocabulary[Math.Min(_random.Next(_vocabulary.Length), _random.Next(_vocabulary.Length))])),
        })));
        string index = Path.Combine(_folder, "index");
        OracleProcess.Run(["index", "--corpus", corpus, "--out", index, "--commit-every", "110", "--no-merge-policy"]);
        return index;
    }

    private string Word(int min, int max) => string.Concat(Enumerable.Range(0, _random.Next(min, max)).Select(_ => "abcdrst"[_random.Next(7)]));
}

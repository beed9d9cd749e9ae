using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SummitSearch.Articles;

namespace SummitSearch.Benchmarks.Features;

/// <summary>Articles of real words in made-up order: each word is drawn as often as it occurs in squad-wiki-passages, so that dictionaries and postings are as in life.</summary>
/// <remarks>The same number gives the same article.</remarks>
internal sealed class MadeUpArticles
{
    private const int ReadPassages = 40_000;
    private const int ParagraphsInArticle = 5;
    private const int SentencesInParagraph = 6;

    private readonly string[] _words;

    /// <summary>Reads the words.</summary>
    public MadeUpArticles(string squadFolder)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(squadFolder, "corpus.jsonl.gz")), CompressionMode.Decompress));
        var words = new List<string>();
        for (int i = 0; i < ReadPassages && lines.ReadLine() is { } line; i++)
            words.AddRange(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!.Split([' ', '\n', '.', ',', ';', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries));
        _words = [.. words];
    }

    /// <summary>One article of about five passages.</summary>
    public Article Create(int number)
    {
        var random = new Random(number);
        var body = new StringBuilder();
        for (int paragraph = 0; paragraph < ParagraphsInArticle; paragraph++)
        {
            if (paragraph > 0) body.Append("\n\n");
            for (int sentence = 0; sentence < SentencesInParagraph; sentence++) body.Append(Words(random, random.Next(10, 23))).Append(". ");
        }
        return new Article
        {
            Id = $"made-up-{number}",
            Title = Words(random, 8),
            Body = body.ToString().TrimEnd(),
            Language = "en",
            Source = $"Source {random.Next(20)}",
            Section = $"Section {random.Next(8)}",
            People = [Words(random, 2)],
            PublishedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(60 * 24 * 1500)),
        };
    }

    /// <summary>A query: words of the collection, longer ones, so that they say something.</summary>
    public string Query(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => LongWord(random)));

    /// <summary>A word of five letters or more.</summary>
    public string LongWord(Random random) => Word(random, 5);

    /// <summary>A word of so many letters or more, drawn as often as it occurs.</summary>
    public string Word(Random random, int letters)
    {
        while (true)
        {
            string word = _words[random.Next(_words.Length)];
            if (word.Length >= letters && word.All(char.IsAsciiLetter)) return word.ToLowerInvariant();
        }
    }

    private string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[random.Next(_words.Length)]));
}

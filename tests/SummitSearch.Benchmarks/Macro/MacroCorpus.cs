using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Writes the corpora of the macro benchmark as JSON lines with <c>id</c>, <c>title</c> and <c>text</c>.</summary>
internal static class MacroCorpus
{
    private const int Seed = 20240410;

    /// <summary>The file of a size in a folder, written unless it is there.</summary>
    public static string File(MacroSize size, string folder)
    {
        string path = Path.Combine(folder, size.Name + ".jsonl");
        if (System.IO.File.Exists(path))
            return path;
        Directory.CreateDirectory(folder);
        Console.Error.WriteLine($"writing {path}");
        string unfinished = path + ".unfinished";
        using (StreamWriter writer = new(unfinished))
        {
            IEnumerable<(string Title, string Text)> passages = size.Collections.SelectMany(Read);
            int number = 0;
            foreach ((string title, string text) in size.Passages == 0 ? passages : Recombine([.. passages], size.Passages))
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{number++}\",\"title\":{JsonSerializer.Serialize(title)},\"text\":{JsonSerializer.Serialize(text)}}}\n"));
        }
        System.IO.File.Move(unfinished, path);
        return path;
    }

    /// <summary>The passages of a corpus file.</summary>
    public static IEnumerable<(string Title, string Text)> ReadFile(string path)
    {
        foreach (string line in System.IO.File.ReadLines(path))
            yield return Parse(line);
    }

    private static IEnumerable<(string Title, string Text)> Read(string collection)
    {
        string folder = SharedData.Find(collection) ?? throw new DirectoryNotFoundException($"The collection {collection} is not here: set SUMMIT_DATA to the folder that holds it.");
        using StreamReader reader = new(new GZipStream(System.IO.File.OpenRead(Path.Combine(folder, "corpus.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return Parse(line);
    }

    private static (string Title, string Text) Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("title").GetString()!, json.RootElement.GetProperty("text").GetString()!);
    }

    /// <summary>New passages with as many sentences as some real passage has, half of them from one passage and the others from anywhere: words keep their company, and no passage is there twice.</summary>
    private static IEnumerable<(string Title, string Text)> Recombine((string Title, string Text)[] passages, int count)
    {
        Random random = new(Seed);
        string[][] sentences = Array.ConvertAll(passages, static p => p.Text.Split(". ", StringSplitOptions.RemoveEmptyEntries));
        for (int i = 0; i < count; i++)
        {
            int from = random.Next(passages.Length);
            int length = sentences[random.Next(passages.Length)].Length;
            IEnumerable<string> text = Enumerable.Range(0, length).Select(n => Any(sentences[n % 2 == 0 ? from : random.Next(passages.Length)], random));
            yield return (passages[from].Title, string.Join(". ", text));
        }
    }

    private static string Any(string[] sentences, Random random) => sentences.Length == 0 ? "" : sentences[random.Next(sentences.Length)];
}

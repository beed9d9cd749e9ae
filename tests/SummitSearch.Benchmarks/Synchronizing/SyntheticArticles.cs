using System.Text;

namespace SummitSearch.Benchmarks.Synchronizing;

/// <summary>Writes small articles of made-up words, drawn as words are in a language: the n-th most common with a frequency of about 1/n.</summary>
/// <remarks>The same seed gives the same text, byte for byte.</remarks>
internal sealed class SyntheticArticles(int seed)
{
    private const int Vocabulary = 50_000;
    private const int FilesPerFolder = 1000;
    private static readonly string[] Onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"];
    private static readonly string[] Rhymes = ["a", "e", "i", "o", "u", "an", "er", "in", "on", "al"];

    /// <summary>Path of an article below the corpus folder.</summary>
    public static string PathOf(int number) => $"{number / FilesPerFolder:000}/{number:000000}.txt";

    /// <summary>Writes articles from 0 on, all dated in the past so that their age is beyond doubt.</summary>
    public void Write(string folder, int count)
    {
        for (int number = 0; number < count; number++) Write(folder, number, revision: 0);
    }

    /// <summary>Writes one article; another revision has other words.</summary>
    public void Write(string folder, int number, int revision)
    {
        string path = Path.Combine(folder, PathOf(number));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, TextOf(number, revision));
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 4, 10, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number + (revision * 86_400)));
    }

    private string TextOf(int number, int revision)
    {
        var random = new Random(HashCode(number, revision));
        var text = new StringBuilder();
        AppendWords(text, random, 8);
        text.Append("\n\n");
        for (int sentence = 0, sentences = random.Next(4, 14); sentence < sentences; sentence++)
        {
            AppendWords(text, random, random.Next(8, 24));
            text.Append(sentence % 4 == 3 ? ".\n\n" : ". ");
        }
        return text.Append('\n').ToString();
    }

    private static void AppendWords(StringBuilder text, Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Append(' ');
            // The inverse of a logarithmic cumulative frequency draws rank n with a frequency of about 1/n.
            int rank = (int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary));
            AppendWord(text, rank, capital: i == 0);
        }
    }

    private static void AppendWord(StringBuilder text, int rank, bool capital)
    {
        int start = text.Length;
        for (int rest = rank; ; rest /= Onsets.Length * Rhymes.Length)
        {
            text.Append(Onsets[rest % Onsets.Length]).Append(Rhymes[rest / Onsets.Length % Rhymes.Length]);
            if (rest < Onsets.Length * Rhymes.Length) break;
        }
        if (capital) text[start] = char.ToUpperInvariant(text[start]);
    }

    private int HashCode(int number, int revision) => unchecked((seed * 397) ^ (number * 31) ^ (revision * 1_000_003));
}
